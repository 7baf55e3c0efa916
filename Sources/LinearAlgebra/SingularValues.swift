import CLAPACKE

/// The singular values and right singular vectors of a tall matrix, by Jacobi rotations from one side.
///
/// Rotations of columns keep the relative accuracy of every singular value, also of those that are small
/// because whole columns are; a bidiagonal reduction would not. With A = X^T X this is the symmetric
/// eigenproblem of graded matrices: A x = sigma^2 x for a factored A, and F^T F x = sigma^2 L L^T x for
/// X = F L^-T, neither product ever formed.
package struct SingularValues: Sendable {
  /// The singular values, in no order that matters.
  package let values: [Double]
  /// Row-major: the vector of value `j` is column `j`.
  package let vectors: [Double]

  /// Decomposes a matrix that is stored by columns.
  /// - Throws: `LapackError` if a number is not finite or rotations do not converge.
  package init(columns matrix: [Double], rows: Int, count: Int) throws {
    precondition(matrix.count == rows * count && rows >= count)
    var work = matrix
    var values = Array(repeating: 0.0, count: count)
    var vectors = Array(repeating: 0.0, count: count * count)
    var status = Array(repeating: 0.0, count: 6)
    let (m, n) = (Int32(rows), Int32(count))
    try Lapack.call("dgesvj") {
      LAPACKE_dgesvj(
        LAPACK_COL_MAJOR, Lapack.letter("G"), Lapack.letter("N"), Lapack.letter("V"), m, n, &work,
        m, &values, n, &vectors, n, &status)
    }
    // LAPACK may leave a common factor out.
    self.values = values.map { $0 * status[0] }
    self.vectors = (0..<count * count).map { vectors[$0 % count * count + $0 / count] }
  }
}
