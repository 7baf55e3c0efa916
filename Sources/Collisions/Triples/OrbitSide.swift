/// One side of a collision in an orbit: which of the momenta at an angle each leg has.
struct OrbitSide: Sendable {
  /// The angle: alpha, beta, dv/2, du/2 or 0, in the order of `OrbitShape.angles`.
  let angle: Int
  /// The place of each leg among the momenta there.
  let places: InlineArray<3, Int>
  /// Where functions of this side are: by angle and the place of the third leg.
  let column: Int

  /// The place of the third leg, which alone may be in another wire.
  var third: Int { places[2] }

  /// The incoming side at an angle from the middle phi_c = (v_j - u_m)/2 of a cell, which is a multiple of a third of a circle where rho
  /// has the sign of the cell: momenta are those at the angle from zero, that many thirds on.
  ///
  /// Momenta at phi_c - delta are those at phi_c + delta with two places exchanged, p -> j - m - p (mod 3).
  init(incomingAt angle: SignedAngle, lineU: Int, lineV: Int) {
    self.init(angle, lineU, lineV, shift: 0)
  }

  /// The outgoing side at an angle: the incoming momenta there, rotated by the line of u.
  init(outgoingAt angle: SignedAngle, lineU: Int, lineV: Int) {
    self.init(angle, lineU, lineV, shift: lineU)
  }

  private init(_ angle: SignedAngle, _ lineU: Int, _ lineV: Int, shift: Int) {
    let between = (lineV - lineU + 6) % 3
    // phi_c is as many sixths as there are steps from u_m to v_j, and half a circle more if that number is odd: twice as many thirds.
    let thirds = 2 * between
    self.init(
      angle: angle.index,
      places: InlineArray { leg in
        let place = leg - shift
        return ((angle.isNegative ? between - place : place) - thirds + 12) % 3
      })
  }

  /// Every leg as many places before its own.
  init(angle: Int, turnedBy thirds: Int) {
    self.init(angle: angle, places: InlineArray { ($0 - thirds + 3) % 3 })
  }

  private init(angle: Int, places: InlineArray<3, Int>) {
    self.angle = angle
    self.places = places
    column = 3 * angle + places[2]
  }

  /// One of the five angles or its negative.
  struct SignedAngle {
    let index: Int
    let isNegative: Bool

    static func plus(_ index: Int) -> SignedAngle { SignedAngle(index: index, isNegative: false) }
    static func minus(_ index: Int) -> SignedAngle { SignedAngle(index: index, isNegative: true) }
  }
}
