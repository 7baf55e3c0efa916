import CLAPACKE

/// The Cholesky factor U of a dense symmetric positive definite matrix A = U^T U.
///
/// Without pivots, so it is accurate relative to the diagonal: thermal factors make rows differ by many
/// decades, and no row is spoiled by a larger one (Demmel 1989). A = D B D with D diagonal is factored and
/// solved as accurately as B, whatever D.
package struct CholeskyFactor: Sendable {
  /// U.
  package let upper: UpperTriangle

  /// Factors a matrix; nil if it is not positive definite.
  /// - Throws: `LapackError` if a number is not finite.
  package init?(_ matrix: SymmetricMatrix) throws {
    var factor = matrix.elements
    let n = Int32(matrix.order)
    let info = try Lapack.answer("dpotrf") {
      LAPACKE_dpotrf(LAPACK_ROW_MAJOR, Lapack.letter("U"), n, &factor, n)
    }
    guard info == 0 else { return nil }
    upper = UpperTriangle(order: matrix.order, elements: factor)
  }

  /// The solution of A x = b.
  /// - Throws: `LapackError` if a number is not finite.
  package func solve(_ b: [Double]) throws -> [Double] {
    precondition(b.count == upper.order)
    var x = b
    let n = Int32(upper.order)
    try Lapack.call("dpotrs") {
      LAPACKE_dpotrs(LAPACK_ROW_MAJOR, Lapack.letter("U"), n, 1, upper.elements, n, &x, 1)
    }
    return x
  }

  /// An estimate of 1/(norm of A times norm of its inverse), in the norm of absolute sums.
  /// - Parameter matrix: A, which the factor does not keep.
  /// - Throws: `LapackError` if a number is not finite.
  package func reciprocalCondition(of matrix: SymmetricMatrix) throws -> Double {
    let order = matrix.order
    let norm = (0..<order).map { row in
      matrix.elements[row * order..<(row + 1) * order].reduce(0) { $0 + abs($1) }
    }.max()
    var reciprocal = 0.0
    let n = Int32(order)
    try Lapack.call("dpocon") {
      LAPACKE_dpocon(
        LAPACK_ROW_MAJOR, Lapack.letter("U"), n, upper.elements, n, norm ?? 0, &reciprocal)
    }
    return reciprocal
  }
}
