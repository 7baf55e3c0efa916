/// A dense symmetric matrix, stored in full, row-major.
public struct SymmetricMatrix: Sendable, Equatable {
  /// The number of rows.
  public let order: Int
  /// `elements[row * order + column]`.
  public var elements: [Double]

  /// The zero matrix.
  public init(order: Int) {
    self.init(order: order, elements: Array(repeating: 0, count: order * order))
  }

  /// A matrix from its elements; the caller vouches for the symmetry.
  public init(order: Int, elements: [Double]) {
    precondition(elements.count == order * order)
    self.order = order
    self.elements = elements
  }

  /// One element.
  @inlinable
  public subscript(row: Int, column: Int) -> Double {
    get { elements[row * order + column] }
    set { elements[row * order + column] = newValue }
  }

  /// Adds a multiple of another matrix of the same order.
  public mutating func add(_ other: SymmetricMatrix, times factor: Double = 1) {
    precondition(other.order == order)
    for i in elements.indices { elements[i] += factor * other.elements[i] }
  }

  /// Adds a multiple of x y^T; the caller vouches that y x^T follows where x is not y.
  public mutating func add(_ x: [Double], _ y: [Double], times factor: Double) {
    elements.withUnsafeMutableBufferPointer { elements in
      for i in 0..<order where x[i] != 0 {
        let scaled = factor * x[i]
        for j in 0..<order { elements[i * order + j] += scaled * y[j] }
      }
    }
  }

  /// The product with a vector.
  public func times(_ x: [Double]) -> [Double] {
    (0..<order).map { row in
      var sum = 0.0
      for column in 0..<order { sum += elements[row * order + column] * x[column] }
      return sum
    }
  }

  /// The value x^T A x of the quadratic form.
  public func form(_ x: [Double]) -> Double { dot(x, times(x)) }
}

/// The scalar product of two vectors.
package func dot(_ x: [Double], _ y: [Double]) -> Double {
  var sum = 0.0
  for i in x.indices { sum += x[i] * y[i] }
  return sum
}
