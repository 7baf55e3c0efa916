import VectorMath

/// Orbits next to a crossing of two lines of double poles, where flavours leave double residues.
///
/// At distances x and y from the lines such an orbit is a sum of terms of 1/(x y)^2 that cancel to terms of order one, so
/// that round-off leaves 1e-16/(x y)^2 of it. For one flavour double residues vanish. What an orbit
/// contributes is an even, smooth function of x and y: its value at x y = `product` stands for all those nearer
/// to the crossing, along the shorter way, with an error of the order of `product` squared. The
/// density of the orbit stays that of where it was drawn.
enum CrossingClearance {
  /// The least x y: round-off of 1e-7 of an orbit, as next to a line alone.
  static let product = 3e-5
  private static let side = product.squareRoot()

  /// Moves orbits that are too near to a crossing.
  /// - Returns: whether there were any: their momenta have changed.
  @inline(__always)
  static func keep(_ group: OrbitLanes) -> Bool {
    let (x, y) = (VectorMath.magnitude(group.du), VectorMath.magnitude(group.dv))
    let least = SIMD8(repeating: product)
    guard VectorMath.isAny(x * y, below: least) else { return false }
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
