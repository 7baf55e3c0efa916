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
    elements.withUnsafeMutableBufferPointer { sums in
      other.elements.withUnsafeBufferPointer { terms in
        for i in sums.indices { sums[i] += factor * terms[i] }
      }
    }
  }

  /// Multiplies all elements by a number.
  public mutating func scale(by factor: Double) {
    elements.withUnsafeMutableBufferPointer { elements in
      for i in elements.indices { elements[i] *= factor }
    }
  }

  /// Divides all elements by a number.
  public mutating func divide(by divisor: Double) {
    elements.withUnsafeMutableBufferPointer { elements in
      for i in elements.indices { elements[i] /= divisor }
    }
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
    precondition(x.count == order)
    var result = Array(repeating: 0.0, count: order)
    // The rows of a symmetric matrix are its columns: all sums grow together, which takes whole registers.
    result.withUnsafeMutableBufferPointer { sums in
      elements.withUnsafeBufferPointer { elements in
        for (column, factor) in x.enumerated() {
          for row in 0..<order { sums[row] += factor * elements[column * order + row] }
        }
      }
    }
    return result
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
