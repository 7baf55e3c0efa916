import CLAPACKE
import Foundation

/// A linear algebra routine that refused its input.
public struct LapackError: Error, Sendable, CustomStringConvertible {
  /// The routine.
  public let routine: String
  /// Its `info`.
  public let info: Int

  /// Problem, reason, suggestion.
  public var description: String {
    "\(routine) failed with info = \(info) (the matrix is singular or not finite); "
      + "draw more samples or use a coarser basis"
  }
}

/// The few LAPACK routines used, on dense row-major matrices.
enum Lapack {
  /// One thread in OpenBLAS: its sums depend on their number, and results must not.
  private static let isSingleThreaded: Bool = {
    guard let symbol = dlsym(dlopen(nil, RTLD_NOW), "openblas_set_num_threads") else {
      return false
    }
    unsafeBitCast(symbol, to: (@convention(c) (Int32) -> Void).self)(1)
    return true
  }()

  /// A Cholesky factor, or nil if the matrix is not positive definite.
  static func cholesky(_ matrix: [Double], order: Int) throws -> [Double]? {
    _ = isSingleThreaded
    var factor = matrix
    let n = Int32(order)
    let info = LAPACKE_dpotrf(LAPACK_ROW_MAJOR, CChar(UInt8(ascii: "U")), n, &factor, n)
    guard info >= 0 else { throw LapackError(routine: "dpotrf", info: Int(info)) }
    return info == 0 ? factor : nil
  }

  /// Solves A x = b with the Cholesky factor of A.
  static func solve(factor: [Double], order: Int, _ rightHandSide: [Double]) throws -> [Double] {
    var x = rightHandSide
    let n = Int32(order)
    let info = LAPACKE_dpotrs(
      LAPACK_ROW_MAJOR, CChar(UInt8(ascii: "U")), n, 1, factor, n, &x, 1)
    guard info == 0 else { throw LapackError(routine: "dpotrs", info: Int(info)) }
    return x
  }

  /// An estimate of 1/(norm of A times norm of its inverse), from the Cholesky factor of A.
  static func reciprocalCondition(factor: [Double], of matrix: SymmetricMatrix) throws -> Double {
    let n = Int32(matrix.order)
    let norm = (0..<matrix.order).map { row in
      matrix.elements[row * matrix.order..<(row + 1) * matrix.order].reduce(0) { $0 + abs($1) }
    }.max()
    var reciprocal = 0.0
    let info = LAPACKE_dpocon(
      LAPACK_ROW_MAJOR, CChar(UInt8(ascii: "U")), n, factor, n, norm ?? 0, &reciprocal)
    guard info == 0 else { throw LapackError(routine: "dpocon", info: Int(info)) }
    return reciprocal
  }

  /// All eigenvalues, ascending, and eigenvectors of a symmetric matrix; vector `j` is in column `j`.
  static func symmetricEigen(
    _ matrix: [Double], order: Int
  ) throws -> (values: [Double], vectors: [Double]) {
    _ = isSingleThreaded
    var vectors = matrix
    var values = Array(repeating: 0.0, count: order)
    let n = Int32(order)
    let info = LAPACKE_dsyevd(
      LAPACK_ROW_MAJOR, CChar(UInt8(ascii: "V")), CChar(UInt8(ascii: "U")), n, &vectors, n,
      &values)
    guard info == 0 else { throw LapackError(routine: "dsyevd", info: Int(info)) }
    return (values, vectors)
  }

  /// The eigenvalues, ascending, and eigenvectors of A x = lambda B x with B positive definite.
  ///
  /// Vector `j` is in column `j`, with x^T B x = 1; nil if B is not positive definite.
  static func generalizedEigen(
    _ matrix: [Double], metric: [Double], order: Int
  ) throws -> (values: [Double], vectors: [Double])? {
    _ = isSingleThreaded
    var vectors = matrix
    var factor = metric
    var values = Array(repeating: 0.0, count: order)
    let n = Int32(order)
    let info = LAPACKE_dsygvd(
      LAPACK_ROW_MAJOR, 1, CChar(UInt8(ascii: "V")), CChar(UInt8(ascii: "U")), n, &vectors, n,
      &factor, n, &values)
    if info > order { return nil }
    guard info == 0 else { throw LapackError(routine: "dsygvd", info: Int(info)) }
    return (values, vectors)
  }
}
