import VectorMath

/// Orbits of several flavours next to a line of double poles, or to a crossing of two, where double residues are left.
///
/// Next to a crossing, at distances x and y from the lines an orbit is a sum of terms of 1/(x y)^2 that cancel to terms of order one, so
/// that round-off leaves 1e-16/(x y)^2 of it. For one flavour double residues vanish. What an orbit
/// contributes is an even, smooth function of x and y: its value at x y = `product` stands for all those nearer
/// to the crossing, along the shorter way. That changes them by a few per cent at most, and they are a thousandth of all.
/// Next to a single line at a distance x round-off is 1e-16/x^2, and `distance` stands for all that is nearer.
/// The density of the orbit stays that of where it was drawn. One flavour has no double residues; there the guard of
/// ``PoleRegularization`` does.
enum PoleClearance {
  /// The least x y: round-off of 1e-8 of an orbit.
  static let product = 2e-4
  private static let side = product.squareRoot()

  /// The least distance from a line: round-off of 1e-9 of what an orbit next to it is the difference of.
  static let distance = 3e-4

  /// Moves orbits that are too near to a line that carries an electron across, or to a crossing of two.
  /// - Returns: whether there were any: their momenta have changed.
  @inline(__always)
  static func keep(_ group: OrbitLanes, carriesU: Bool, carriesV: Bool) -> Bool {
    var isMoved = false
    let line = SIMD8<Double>(repeating: distance)
    func cleared(_ x: SIMD8<Double>) -> SIMD8<Double> {
      let magnitude = VectorMath.magnitude(x)
      guard VectorMath.isAny(magnitude, below: line) else { return x }
      isMoved = true
      return VectorMath.flip(
        VectorMath.select(magnitude, below: line, line, else: magnitude), bySignOf: x)
    }
    if carriesU { group.du = cleared(group.du) }
    if carriesV { group.dv = cleared(group.dv) }
    guard carriesU, carriesV else { return isMoved }
    let (x, y) = (VectorMath.magnitude(group.du), VectorMath.magnitude(group.dv))
    let least = SIMD8(repeating: product)
    guard VectorMath.isAny(x * y, below: least) else { return isMoved }
    group.du = moved(group.du, x, beside: y, least)
    group.dv = moved(group.dv, y, beside: x, least)
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
