import CLAPACKE

/// The solution of a general system of equations A x = b.
///
/// Rows and columns are scaled to about one before they are factored, and the solution is refined, so that rows
/// and columns may differ by many decades.
package struct GeneralSystem: Sendable {
  /// x.
  package let solution: [Double]
  /// An estimate of 1/(norm of A times norm of its inverse), of the scaled A.
  package let reciprocalCondition: Double

  /// Solves a system; nil if A is singular or not finite.
  /// - Parameters:
  ///   - rows: the rows of A.
  ///   - right: b.
  package init?(_ rows: [[Double]], _ right: [Double]) {
    let n = right.count
    let order = Int32(n)
    var matrix = rows.flatMap { $0 }
    precondition(matrix.count == n * n)
    var factors = matrix
    var pivots = [Int32](repeating: 0, count: n)
    var scaling: CChar = 0
    var rowScale = [Double](repeating: 1, count: n)
    var columnScale = rowScale
    var b = right
    var x = b
    var (condition, forward, backward, growth) = (0.0, 0.0, 0.0, 0.0)
    let info = Lapack.info {
      LAPACKE_dgesvx(
        LAPACK_ROW_MAJOR, Lapack.letter("E"), Lapack.letter("N"), order, 1, &matrix, order,
        &factors, order, &pivots, &scaling, &rowScale, &columnScale, &b, 1, &x, 1, &condition,
        &forward, &backward, &growth)
    }
    // n + 1: solved, but singular to working precision, which the caller sees by the condition.
    guard info == 0 || info == n + 1 else { return nil }
    solution = x
    reciprocalCondition = condition
  }
}
