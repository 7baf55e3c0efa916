internal import CGSL

/// Gauss-Legendre quadrature with a fixed number of points.
///
/// Exact for polynomials up to degree 2n - 1. Nodes and weights come from
/// `gsl_integration_glfixed` and are stored, so a value may be shared between threads. GSL tabulates
/// some rules and computes the others to 1e-10 only; those are refined here to rounding.
public struct GaussLegendre: Sendable {
  /// The nodes on [-1, 1], ascending.
  public let nodes: [Double]

  /// The weights, in the order of the nodes; they add up to 2.
  public let weights: [Double]

  /// Computes the rule with the given number of points (at least one).
  public init(points: Int) {
    precondition(points > 0, "a Gauss-Legendre rule needs at least one point")
    GSL.initialize()
    guard let table = gsl_integration_glfixed_table_alloc(points) else {
      preconditionFailure("out of memory for a Gauss-Legendre rule with \(points) points")
    }
    defer { gsl_integration_glfixed_table_free(table) }
    var nodes = [Double](repeating: 0, count: points)
    var weights = nodes
    for i in 0..<points {
      gsl_integration_glfixed_point(-1, 1, i, &nodes[i], &weights[i], table)
    }
    if table.pointee.precomputed == 0 {
      for i in 0..<points { Self.refine(&nodes[i], &weights[i], points: points) }
    }
    self.nodes = nodes
    self.weights = weights
  }

  /// Integrates `f` from `a` to `b`; the sign follows the direction.
  public func integrate(
    from a: Double, to b: Double, _ f: (Double) throws -> Double
  ) rethrows -> Double {
    let half = (b - a) / 2
    let middle = (a + b) / 2
    var sum = 0.0
    for i in nodes.indices { sum += weights[i] * (try f(middle + half * nodes[i])) }
    return half * sum
  }

  /// The nodes and weights mapped to the interval from `a` to `b`.
  public func rule(from a: Double, to b: Double) -> [(x: Double, weight: Double)] {
    let half = (b - a) / 2
    let middle = (a + b) / 2
    return zip(nodes, weights).map { (middle + half * $0, half * $1) }
  }

  /// Two Newton steps towards the zero of the Legendre polynomial, and the weight that goes with it.
  private static func refine(_ x: inout Double, _ weight: inout Double, points n: Int) {
    for _ in 0..<2 {
      let (value, derivative) = legendre(n, x)
      x -= value / derivative
    }
    let (_, derivative) = legendre(n, x)
    weight = 2 / ((1 - x) * (1 + x) * derivative * derivative)
  }

  /// P_n and its derivative, by recurrence.
  private static func legendre(_ n: Int, _ x: Double) -> (value: Double, derivative: Double) {
    var (previous, current) = (1.0, x)
    for k in 1..<max(n, 2) where n > 1 {
      let degree = Double(k)
      (previous, current) = (
        current, ((2 * degree + 1) * x * current - degree * previous) / (degree + 1)
      )
    }
    return (current, Double(n) * (previous - x * current) / ((1 - x) * (1 + x)))
  }
}
