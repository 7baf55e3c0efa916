import VectorMath

/// Orbits next to a line of double poles, or to a crossing of two.
///
/// What an orbit contributes is an even, smooth function of its distances x and y from the lines. Next to a line its
/// terms are of 1/x^2, so that round-off leaves 1e-16/x^2 of it: its value at the guard angle of ``PoleRegularization``, or at `distance` for
/// several flavours, stands for all that is nearer, which changes by the square of that. With several flavours double residues are left: next to a crossing
/// terms of 1/(x y)^2 cancel to terms of order one. There the value at x y = `product` stands for all those nearer
/// to the crossing, along the shorter way. That changes them by a few per cent at most, and they are a thousandth of all.
/// The density of the orbit stays that of where it was drawn.
struct PoleClearance: Sendable {
  /// The least x y: round-off of 1e-8 of an orbit.
  static let product = 2e-4
  private static let side = product.squareRoot()

  /// The least distance from a line: round-off of 1e-9 of what an orbit next to it is the difference of.
  static let distance = 3e-4

  private let least: Double
  private let hasDoubleResidues: Bool

  init(_ regularization: PoleRegularization, hasDoubleResidues: Bool) {
    least = max(regularization.guardAngle, hasDoubleResidues ? Self.distance : 0)
    self.hasDoubleResidues = hasDoubleResidues
  }

  /// Moves orbits that are too near to a line or to a crossing of two.
  /// - Returns: whether there were any: their momenta have changed.
  @inline(__always)
  func keep(_ group: OrbitLanes) -> Bool {
    var isMoved = false
    let line = SIMD8<Double>(repeating: least)
    func cleared(_ x: SIMD8<Double>) -> SIMD8<Double> {
      let magnitude = VectorMath.magnitude(x)
      guard VectorMath.isAny(magnitude, below: line) else { return x }
      isMoved = true
      return VectorMath.flip(
        VectorMath.select(magnitude, below: line, line, else: magnitude), bySignOf: x)
    }
    group.du = cleared(group.du)
    group.dv = cleared(group.dv)
    guard hasDoubleResidues else { return isMoved }
    let (x, y) = (VectorMath.magnitude(group.du), VectorMath.magnitude(group.dv))
    let least = SIMD8(repeating: Self.product)
    guard VectorMath.isAny(x * y, below: least) else { return isMoved }
    group.du = Self.moved(group.du, x, beside: y, least)
    group.dv = Self.moved(group.dv, y, beside: x, least)
    return true
  }

  /// The smaller distance becomes `product` over the larger one; both become `side` where both are smaller than that.
  @inline(__always)
  private static func moved(
    _ distance: SIMD8<Double>, _ x: SIMD8<Double>, beside y: SIMD8<Double>, _ least: SIMD8<Double>
  ) -> SIMD8<Double> {
    let side = SIMD8<Double>(repeating: side)
    let other = VectorMath.select(y, below: side, side, else: y)
    // The larger of two that are both near stays at least at `side`, where the other one is put as well.
    let wanted = VectorMath.select(x, below: least / other, least / other, else: x)
    return VectorMath.select(
      x * y, below: least, VectorMath.flip(wanted, bySignOf: distance), else: distance)
  }
}
