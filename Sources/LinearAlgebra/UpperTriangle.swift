import CLAPACKE

/// An upper triangular matrix, a factor of another one.
package struct UpperTriangle: Sendable {
  /// The number of rows.
  package let order: Int
  /// Row-major, in full; what is below the diagonal means nothing.
  let elements: [Double]

  /// One element on or above the diagonal.
  package subscript(row: Int, column: Int) -> Double { elements[row * order + column] }

  /// Replaces B by the solution X of U X = B, or of U^T X = B.
  ///
  /// B has `columns` columns and is row-major.
  /// - Throws: `LapackError` if a diagonal element is zero or a number is not finite.
  package func solve(_ b: inout [Double], columns: Int, transposed: Bool = false) throws {
    precondition(b.count == order * columns)
    let n = Int32(order)
    try Lapack.call("dtrtrs") {
      LAPACKE_dtrtrs(
        LAPACK_ROW_MAJOR, Lapack.letter("U"), Lapack.letter(transposed ? "T" : "N"),
        Lapack.letter("N"), n, Int32(columns), elements, n, &b, Int32(columns))
    }
  }

  /// The solution of U x = b for one b.
  ///
  /// Not by LAPACK: OpenBLAS multiplies by reciprocals of the diagonal, and results that are stored have
  /// the bits of quotients.
  package func solution(_ b: [Double]) -> [Double] {
    var x = b
    for j in stride(from: order - 1, through: 0, by: -1) {
      x[j] /= self[j, j]
      for i in 0..<j { x[i] -= self[i, j] * x[j] }
    }
    return x
  }
}

/// The factors of A = Q R, for a tall matrix of full rank.
package struct QRFactors: Sendable {
  /// The orthonormal columns of Q, one after the other.
  package let q: [Double]
  /// R.
  package let r: UpperTriangle

  /// Factors a matrix that is stored by columns, by Householder's reflections.
  /// - Throws: `LapackError` if a number is not finite.
  package init(columns matrix: [Double], rows: Int, count: Int) throws {
    precondition(matrix.count == rows * count && rows >= count)
    var q = matrix
    var reflectors = Array(repeating: 0.0, count: count)
    let (m, n) = (Int32(rows), Int32(count))
    try Lapack.call("dgeqrf") { LAPACKE_dgeqrf(LAPACK_COL_MAJOR, m, n, &q, m, &reflectors) }
    var r = Array(repeating: 0.0, count: count * count)
    for column in 0..<count {
      for row in 0...column { r[row * count + column] = q[column * rows + row] }
    }
    try Lapack.call("dorgqr") { LAPACKE_dorgqr(LAPACK_COL_MAJOR, m, n, n, &q, m, &reflectors) }
    self.q = q
    self.r = UpperTriangle(order: count, elements: r)
  }
}
