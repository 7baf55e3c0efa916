/// The functions that collisions conserve.
extension SplineBasis {
  /// The coefficients of g = k, the zero mode of total momentum (odd parity only).
  public var momentumMode: [Double] {
    precondition(parity == .odd, "g = k is odd")
    return Array(repeating: 1, count: count)
  }

  /// The coefficients of g = k^2, the zero mode of total energy, if splines of this degree have it.
  ///
  /// The coefficient of a B-spline in a linear function is the mean of its inner knots (Marsden); the
  /// slope here is 2 k. Even parity only.
  var energyMode: [Double]? {
    precondition(parity == .even, "g = k^2 is even")
    let slopeDegree = degree - 1
    guard slopeDegree >= 1 else { return nil }
    let half = grid.breakpoints
    let full = half.dropFirst().reversed().map { -$0 } + half
    let ends = Array(repeating: grid.cutoff, count: slopeDegree)
    let knots = ends.map { -$0 } + full + ends
    let total = knots.count - slopeDegree - 1
    let lowest = (total + 1) / 2
    return [0]
      + (lowest..<total).map { index in
        2 * knots[(index + 1)...(index + slopeDegree)].reduce(0, +) / Double(slopeDegree)
      }
  }
}
