import CLAPACKE

/// A small dense system of equations.
enum LinearSystem {
  /// Solves A x = y, with rows and columns equilibrated and the solution refined.
  ///
  /// - Parameter rows: the rows of A.
  /// - Returns: x and the reciprocal condition number, or nil for a singular matrix.
  static func solve(_ rows: [[Double]], _ right: [Double]) -> (x: [Double], condition: Double)? {
    let n = right.count
    let order = Int32(n)
    var matrix = rows.flatMap { $0 }
    var factors = matrix
    var pivots = [Int32](repeating: 0, count: n)
    var scaling: CChar = 0
    var rowScale = [Double](repeating: 1, count: n)
    var columnScale = rowScale
    var y = right
    var x = y
    var condition = 0.0
    var forward = 0.0
    var backward = 0.0
    var growth = 0.0
    let info = LAPACKE_dgesvx(
      LAPACK_ROW_MAJOR, equilibrate, noTranspose, order, 1, &matrix, order, &factors, order,
      &pivots, &scaling, &rowScale, &columnScale, &y, 1, &x, 1, &condition, &forward, &backward,
      &growth)
    guard info == 0 || info == order + 1 else { return nil }
    return (x, condition)
  }

  private static let equilibrate = CChar(UInt8(ascii: "E"))
  private static let noTranspose = CChar(UInt8(ascii: "N"))
}
