internal import CGSL

/// Gauss-Legendre quadrature with a fixed number of points.
///
/// Exact for polynomials up to degree 2n - 1. Nodes and weights come from
/// `gsl_integration_glfixed` and are stored, so a value may be shared between threads.
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
}
