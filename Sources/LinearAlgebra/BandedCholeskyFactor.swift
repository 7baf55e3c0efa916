/// The Cholesky factor L of a symmetric positive definite matrix A = L L^T with few diagonals.
///
/// Row by row and without pivots, accurate relative to the diagonal like ``CholeskyFactor``. Not by
/// LAPACK: dpbtrf and dtbtrs multiply by reciprocals and add up in another order, which would move the
/// bits of every trajectory of particles that is stored.
package struct BandedCholeskyFactor: Sendable {
  /// The number of rows.
  package let order: Int
  /// The number of diagonals below the main one.
  package let bandwidth: Int
  /// `factor[row * (bandwidth + 1) + bandwidth - (row - column)]`.
  private var factor: [Double]

  /// Factors a matrix, or returns nil if it is not positive definite.
  /// - Parameter element: the element in a row and column, asked for column <= row in the band.
  package init?(order: Int, bandwidth: Int, element: (Int, Int) -> Double) {
    self.order = order
    self.bandwidth = bandwidth
    let width = bandwidth + 1
    factor = Array(repeating: 0, count: order * width)
    for row in 0..<order {
      for column in max(0, row - bandwidth)...row {
        var sum = element(row, column)
        for k in max(0, row - bandwidth)..<column { sum -= self[row, k] * self[column, k] }
        if column < row {
          factor[row * width + bandwidth - (row - column)] = sum / self[column, column]
        } else {
          guard sum > 0, sum.isFinite else { return nil }
          factor[row * width + bandwidth] = sum.squareRoot()
        }
      }
    }
  }

  /// Element of the lower factor, inside the band.
  private subscript(row: Int, column: Int) -> Double {
    factor[row * (bandwidth + 1) + bandwidth - (row - column)]
  }

  /// Replaces b with the solution x of A x = b.
  package func solve(_ x: inout [Double]) {
    solveLower(&x)
    solveUpper(&x)
  }

  /// Replaces b with L^-1 b.
  package func solveLower(_ x: inout [Double]) {
    for row in 0..<order {
      var sum = x[row]
      for column in max(0, row - bandwidth)..<row { sum -= self[row, column] * x[column] }
      x[row] = sum / self[row, row]
    }
  }

  /// Replaces b with L^-T b.
  package func solveUpper(_ x: inout [Double]) {
    for row in stride(from: order - 1, through: 0, by: -1) {
      var sum = x[row]
      for below in row + 1..<min(order, row + bandwidth + 1) { sum -= self[below, row] * x[below] }
      x[row] = sum / self[row, row]
    }
  }
}
