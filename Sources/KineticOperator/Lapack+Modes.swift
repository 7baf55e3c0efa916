import CLAPACKE

extension Lapack {
  /// Solves U X = B or U^T X = B in place, with U upper triangular and B of `columns` columns, both
  /// row-major.
  static func solve(
    upper factor: [Double], order: Int, transposed: Bool, _ rightHandSides: inout [Double],
    columns: Int
  ) throws {
    let n = Int32(order)
    let info = LAPACKE_dtrtrs(
      LAPACK_ROW_MAJOR, letter("U"), letter(transposed ? "T" : "N"), letter("N"), n,
      Int32(columns), factor, n, &rightHandSides, Int32(columns))
    guard info == 0 else { throw LapackError(routine: "dtrtrs", info: Int(info)) }
  }

  /// The factors of A = Q R for a matrix of full rank, stored by columns: Q with orthonormal columns, and R.
  static func orthonormalize(
    _ matrix: [Double], rows: Int, columns: Int
  ) throws -> (q: [Double], r: [Double]) {
    var q = matrix
    var reflectors = Array(repeating: 0.0, count: columns)
    let (m, n) = (Int32(rows), Int32(columns))
    var info = LAPACKE_dgeqrf(LAPACK_COL_MAJOR, m, n, &q, m, &reflectors)
    guard info == 0 else { throw LapackError(routine: "dgeqrf", info: Int(info)) }
    var r = Array(repeating: 0.0, count: columns * columns)
    for column in 0..<columns {
      for row in 0...column { r[column * columns + row] = q[column * rows + row] }
    }
    info = LAPACKE_dorgqr(LAPACK_COL_MAJOR, m, n, n, &q, m, &reflectors)
    guard info == 0 else { throw LapackError(routine: "dorgqr", info: Int(info)) }
    return (q, r)
  }

  /// Singular values and right singular vectors of a tall matrix stored by columns, by Jacobi rotations
  /// from one side.
  ///
  /// Rotations of columns keep the relative accuracy of every singular value, also of those that
  /// are small because whole columns are; a bidiagonal reduction would not. Vector `j` is column `j`.
  static func jacobi(
    _ matrix: [Double], rows: Int, columns: Int
  ) throws -> (values: [Double], vectors: [Double]) {
    var work = matrix
    var values = Array(repeating: 0.0, count: columns)
    var vectors = Array(repeating: 0.0, count: columns * columns)
    var status = Array(repeating: 0.0, count: 6)
    let (m, n) = (Int32(rows), Int32(columns))
    let info = LAPACKE_dgesvj(
      LAPACK_COL_MAJOR, letter("G"), letter("N"), letter("V"), m, n, &work, m, &values, n,
      &vectors, n, &status)
    guard info == 0 else { throw LapackError(routine: "dgesvj", info: Int(info)) }
    for i in values.indices { values[i] *= status[0] }
    return (values, vectors)
  }

  static func letter(_ character: Unicode.Scalar) -> CChar { CChar(UInt8(ascii: character)) }
}
