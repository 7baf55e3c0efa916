import CLAPACKE
import Foundation

/// The eigenvalues and eigenvectors of a symmetric problem.
package struct Eigensystem: Sendable {
  /// The eigenvalues, ascending.
  package let values: [Double]
  /// Row-major: vector `j` is in column `j`.
  private let columns: [Double]

  /// The eigenvector of one value.
  package func vector(_ index: Int) -> [Double] {
    let n = values.count
    return (0..<n).map { columns[$0 * n + index] }
  }

  /// Solves A x = lambda x, with vectors of length one.
  ///
  /// Errors are relative to the largest eigenvalue: A should be scaled to a diagonal of about one.
  /// - Throws: `LapackError` if a number is not finite.
  package init(_ matrix: SymmetricMatrix) throws {
    var vectors = matrix.elements
    var values = Array(repeating: 0.0, count: matrix.order)
    let n = Int32(matrix.order)
    try Lapack.call("dsyevd") {
      LAPACKE_dsyevd(
        LAPACK_ROW_MAJOR, Lapack.letter("V"), Lapack.letter("U"), n, &vectors, n, &values)
    }
    self.values = values
    columns = vectors
  }

  /// Solves A x = lambda B x, with x^T B x = 1; nil if B is not positive definite.
  ///
  /// Rows of B may differ by any number of decades, those of A with them: both are scaled to a diagonal of B
  /// between 1/2 and 2, by powers of two, which leave the digits and the eigenvalues alone.
  /// - Throws: `LapackError` if a number is not finite.
  package init?(_ matrix: SymmetricMatrix, metric: SymmetricMatrix) throws {
    precondition(matrix.order == metric.order)
    let order = matrix.order
    guard let exponents = Self.halfExponents(metric) else { return nil }
    var vectors = Self.scaled(matrix, exponents)
    var factor = Self.scaled(metric, exponents)
    var values = Array(repeating: 0.0, count: order)
    let n = Int32(order)
    let info = try Lapack.answer("dsygvd") {
      LAPACKE_dsygvd(
        LAPACK_ROW_MAJOR, 1, Lapack.letter("V"), Lapack.letter("U"), n, &vectors, n, &factor, n,
        &values)
    }
    if info > order { return nil }
    guard info == 0 else { throw LapackError(routine: "dsygvd", info: info) }
    for row in 0..<order {
      for column in 0..<order {
        vectors[row * order + column] = scalbn(vectors[row * order + column], -exponents[row])
      }
    }
    self.values = values
    columns = vectors
  }

  /// Half the binary exponents of the diagonal, or nil where it is not positive.
  private static func halfExponents(_ matrix: SymmetricMatrix) -> [Int]? {
    var exponents: [Int] = []
    for i in 0..<matrix.order {
      let diagonal = matrix[i, i]
      // What is not finite is left to LAPACK, which names it.
      guard diagonal.isFinite else { return Array(repeating: 0, count: matrix.order) }
      guard diagonal > 0 else { return nil }
      exponents.append(Int((0.5 * log2(diagonal)).rounded()))
    }
    return exponents
  }

  private static func scaled(_ matrix: SymmetricMatrix, _ exponents: [Int]) -> [Double] {
    let n = matrix.order
    return (0..<n * n).map {
      scalbn(matrix.elements[$0], -exponents[$0 / n] - exponents[$0 % n])
    }
  }
}

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
