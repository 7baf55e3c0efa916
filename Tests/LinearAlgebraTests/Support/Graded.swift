import Foundation
import LinearAlgebra

/// Matrices D B D whose rows differ by up to a hundred decades, large and small ones mixed.
///
/// B has a diagonal of one and a condition number of about ten; what is to be found is known from B alone.
enum Graded {
  static let order = 24

  /// The diagonal of D, from 1e-50 to 1e50; 11 and 24 have no common factor.
  static let scale = (0..<order).map { i in
    pow(10, 100 * Double((11 * i) % order) / Double(order - 1) - 50)
  }

  /// B.
  static let even: SymmetricMatrix = matrix { i, j in
    i == j ? 1 : 0.4 * cos(Double(i * j)) / Double(abs(i - j) + 1)
  }

  /// Another symmetric matrix, of either sign.
  static let indefinite: SymmetricMatrix = matrix { i, j in
    i == j ? sin(2 * Double(i) + 1) : 0.3 * sin(Double(i + j)) / Double(abs(i - j))
  }

  /// D B D.
  static let matrix: SymmetricMatrix = scaled(even)

  /// D A D.
  static func scaled(_ matrix: SymmetricMatrix) -> SymmetricMatrix {
    Self.matrix { i, j in scale[i] * matrix[i, j] * scale[j] }
  }

  /// D^-1 times this solves D B D x = b.
  private static let solution = (0..<order).map { 1 + 0.5 * sin(Double(3 * $0)) }

  /// b.
  static let rightHandSide = zip(scale, even.times(solution)).map { $0 * $1 }

  /// The largest relative error of any row of a solution.
  static func worstRow(_ x: [Double]) -> Double {
    (0..<order).map { abs(x[$0] * scale[$0] / solution[$0] - 1) }.max() ?? .infinity
  }

  private static func matrix(_ element: (Int, Int) -> Double) -> SymmetricMatrix {
    SymmetricMatrix(
      order: order,
      elements: (0..<order).flatMap { i in (0..<order).map { element(min(i, $0), max(i, $0)) } })
  }

  /// A matrix that holds what is not a number.
  static var broken: SymmetricMatrix {
    var result = even
    result[3, 5] = .nan
    result[5, 3] = .nan
    return result
  }

  /// A matrix with a negative eigenvalue.
  static var notPositive: SymmetricMatrix {
    var result = even
    result[7, 7] = -0.1
    return result
  }
}
