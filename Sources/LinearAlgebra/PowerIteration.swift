import Foundation

/// The largest eigenvalue in magnitude of a symmetric map, to about a percent, by power iteration.
///
/// Zero for a map that sends the start to zero or to what is not finite.
package func largestEigenvalue(
  order: Int, iterations: Int = 300, _ map: ([Double]) -> [Double]
) -> Double {
  // Any start that is not orthogonal to the eigenvector will do.
  var x = (0..<order).map { 1 + 0.5 * sin(Double(3 * $0 + 1)) }
  var value = 0.0
  for _ in 0..<iterations {
    let norm = dot(x, x).squareRoot()
    guard norm > 0, norm.isFinite else { return 0 }
    for i in x.indices { x[i] /= norm }
    let y = map(x)
    value = dot(y, y).squareRoot()
    x = y
  }
  return value
}
