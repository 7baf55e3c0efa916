/// Richardson's extrapolation: the limit x -> 0 of results that are polynomials of a small x.
///
/// For a method whose error is a series in h^p, x = h^p. The limit is linear in the results, so it can be
/// taken of anything that has linear combinations: numbers, estimates, results that keep their batches.
public enum RichardsonExtrapolation {
  /// The factors with which results add up to the value at zero of the polynomial through all of them.
  ///
  /// They add up to 1.
  /// - Parameter points: where the results were found: different, and none of them zero.
  public static func factors(at points: [Double]) -> [Double] {
    precondition(
      Set(points).count == points.count && !points.contains(0),
      "two points are the same, or one is 0")
    return points.indices.map { index in
      var factor = 1.0
      for other in points.indices where other != index {
        factor *= points[other] / (points[other] - points[index])
      }
      return factor
    }
  }

  /// The limit of independent estimates, their errors carried along.
  public static func limit(at points: [Double], of values: [Estimate]) -> Estimate {
    precondition(points.count == values.count, "points and values differ in number")
    return zip(factors(at: points), values).reduce(Estimate(value: 0, standardError: 0)) {
      $0 + $1.1.scaled(by: $1.0)
    }
  }
}
