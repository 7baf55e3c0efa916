import Foundation

/// A small dense matrix, stored in full, row-major.
package struct DenseMatrix: Sendable {
  /// The number of rows and columns.
  package let order: Int
  /// `elements[row * order + column]`.
  package var elements: [Double]

  /// The zero matrix.
  package init(order: Int) {
    self.order = order
    elements = Array(repeating: 0, count: order * order)
  }

  /// One element.
  package subscript(row: Int, column: Int) -> Double {
    get { elements[row * order + column] }
    set { elements[row * order + column] = newValue }
  }

  /// Adds a multiple of another matrix.
  package mutating func add(_ other: DenseMatrix, times factor: Double = 1) {
    for i in elements.indices { elements[i] += factor * other.elements[i] }
  }

  /// Adds a multiple of the outer product x y^T.
  package mutating func add(_ x: [Double], _ y: [Double], times factor: Double) {
    elements.withUnsafeMutableBufferPointer { elements in
      for i in 0..<order where x[i] != 0 {
        let scaled = factor * x[i]
        for j in 0..<order { elements[i * order + j] += scaled * y[j] }
      }
    }
  }

  /// The product with a vector.
  package func times(_ x: [Double]) -> [Double] {
    (0..<order).map { i in
      var sum = 0.0
      for j in 0..<order { sum += elements[i * order + j] * x[j] }
      return sum
    }
  }

  /// The largest eigenvalue in magnitude of a symmetric map, to about a percent, by power iteration.
  package static func largestEigenvalue(
    order: Int, iterations: Int = 300, _ map: ([Double]) -> [Double]
  ) -> Double {
    // Any start that is not orthogonal to the eigenvector will do.
    var x = (0..<order).map { 1 + 0.5 * sin(Double(3 * $0 + 1)) }
    var value = 0.0
    for _ in 0..<iterations {
      let norm = x.reduce(0) { $0 + $1 * $1 }.squareRoot()
      guard norm > 0, norm.isFinite else { return 0 }
      for i in x.indices { x[i] /= norm }
      let y = map(x)
      value = y.reduce(0) { $0 + $1 * $1 }.squareRoot()
      x = y
    }
    return value
  }
}
