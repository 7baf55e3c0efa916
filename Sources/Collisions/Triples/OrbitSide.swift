/// One side of a collision in an orbit: which of the momenta at an angle each leg has.
///
/// The momenta at phi_c - delta are those at phi_c + delta with two places exchanged, p -> j - m - p (mod 3),
/// so an orbit has momenta at five angles delta >= 0 only.
struct OrbitSide: Sendable {
  /// The angle: alpha, beta, dv/2, du/2 or 0, in the order of `OrbitCell.angles`.
  let angle: Int
  /// The place of each leg among the momenta there.
  let places: InlineArray<3, Int>

  /// The incoming side at an angle: every leg at its own place, read on the mirror side for a negative angle.
  init(incomingAt angle: SignedAngle, lineU: Int, lineV: Int) {
    self.init(angle, lineU, lineV, shift: 0)
  }

  /// The outgoing side at an angle: the incoming momenta there, rotated by the line of u.
  init(outgoingAt angle: SignedAngle, lineU: Int, lineV: Int) {
    self.init(angle, lineU, lineV, shift: lineU)
  }

  private init(_ angle: SignedAngle, _ lineU: Int, _ lineV: Int, shift: Int) {
    self.init(
      angle: angle.index,
      places: InlineArray { leg in
        let place = leg - shift
        return ((angle.isNegative ? lineV - lineU - place : place) + 9) % 3
      })
  }

  /// The place of the third leg, which alone may be in another wire.
  var third: Int { places[2] }

  /// Where functions of this side are: by angle and the place of the third leg.
  let column: Int

  /// This side among the same momenta in another order: what was at a place is found `thirds` places before.
  func turned(by thirds: Int) -> OrbitSide {
    OrbitSide(angle: angle, places: InlineArray { (places[$0] - thirds + 3) % 3 })
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
