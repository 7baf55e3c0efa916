import Foundation

/// An explicit Runge-Kutta scheme: Y_i = y + dt sum_j a_ij F_j, then y + dt sum_j b_j F_j.
package struct StageTableau: Sendable, Hashable {
  /// `a[i][j]` for j < i.
  package let a: [[Double]]
  /// The weight of each stage in the result.
  package let b: [Double]
  /// The largest stable rate times dt.
  package let stabilityLimit: Double

  /// The number of stages.
  package var stages: Int { b.count }

  package init(a: [[Double]], b: [Double], stabilityLimit: Double) {
    self.a = a
    self.b = b
    self.stabilityLimit = stabilityLimit
  }

  /// The damped second-order Runge-Kutta-Chebyshev scheme, its recurrence written out.
  ///
  /// With damping eps = 2/13 the stability limit is near 2/3 (s^2 - 1)(1 - 2 eps/15), for s = 3 more.
  package static func chebyshev(stages s: Int) -> StageTableau {
    precondition(s >= 2, "a Chebyshev scheme has at least 2 stages")
    let damping = 2.0 / 13
    let w0 = 1 + damping / Double(s * s)
    let (t, slope, curvature) = polynomials(upTo: s, at: w0)
    let w1 = slope[s] / curvature[s]
    var b = (0...s).map { $0 < 2 ? 0 : curvature[$0] / (slope[$0] * slope[$0]) }
    b[0] = b[2]
    b[1] = 1 / w0
    // Y_j as combinations of F_0...F_(j-1); the coefficient of y is 1 throughout.
    var y = [Array(repeating: 0.0, count: s), Array(repeating: 0.0, count: s)]
    y[1][0] = b[1] * w1
    for j in 2...s {
      let mu = 2 * b[j] * w0 / b[j - 1]
      let nu = -b[j] / b[j - 2]
      let muTilde = 2 * b[j] * w1 / b[j - 1]
      let gammaTilde = -(1 - b[j - 1] * t[j - 1]) * muTilde
      var next = (0..<s).map { mu * y[j - 1][$0] + nu * y[j - 2][$0] }
      next[j - 1] += muTilde
      next[0] += gammaTilde
      y.append(next)
    }
    let a = (0..<s).map { Array(y[$0][0..<$0]) }
    return StageTableau(a: a, b: y[s], stabilityLimit: limit(a: a, b: y[s]))
  }

  /// Where the factor of dy/dt = -y over a step leaves [-1, 1], to a thousandth from below.
  private static func limit(a: [[Double]], b: [Double]) -> Double {
    var z = 1.0
    while true {
      var rates: [Double] = []
      for row in a { rates.append(-1 - z * zip(row, rates).reduce(0) { $0 + $1.0 * $1.1 }) }
      let factor = 1 + z * zip(b, rates).reduce(0) { $0 + $1.0 * $1.1 }
      guard abs(factor) <= 1 else { return z / 1.001 }
      z *= 1.001
    }
  }

  /// Chebyshev polynomials of the first kind with their first and second derivatives.
  private static func polynomials(
    upTo s: Int, at x: Double
  ) -> (values: [Double], slopes: [Double], curvatures: [Double]) {
    var (t, d, c) = ([1, x], [0.0, 1.0], [0.0, 0.0])
    for j in 2...s {
      t.append(2 * x * t[j - 1] - t[j - 2])
      d.append(2 * t[j - 1] + 2 * x * d[j - 1] - d[j - 2])
      c.append(4 * d[j - 1] + 2 * x * c[j - 1] - c[j - 2])
    }
    return (t, d, c)
  }
}
