import LinearAlgebra

/// The conserved directions as seen through the factor F of the inertia, M = F^T F.
struct ConservedImage {
  /// The number of directions.
  let count: Int
  /// Whether the total momentum is not all that is conserved.
  let holdsMoreThanMomentum: Bool
  private let rows: Int
  /// An orthonormal basis of the span of F z, by columns.
  private let factors: QRFactors?
  /// The directions, scaled to a column F z of unit length.
  private let directions: [[Double]]

  /// - Parameters:
  ///   - space: the conserved directions.
  ///   - columns: F in common and relative variables.
  ///   - local: coefficients and images of well-conditioned functions that span each block.
  init(
    space: ConservedSpace, columns: [[Double]],
    local: (Int) -> [(coefficients: [Double], image: [Double])]
  ) throws {
    rows = columns[0].count
    holdsMoreThanMomentum = space.hasFrictionlessMotion
    var pairs: [(coefficients: [Double], image: [Double])] = []
    for direction in space.directions {
      switch direction {
      case .vector(let vector): pairs.append((vector, Self.apply(columns, to: vector)))
      case .block(let block): pairs += local(block)
      }
    }
    let lengths = pairs.map { dot($0.image, $0.image).squareRoot() }
    count = pairs.count
    directions = zip(pairs, lengths).map { pair, length in pair.coefficients.map { $0 / length } }
    let scaled = zip(pairs, lengths).flatMap { pair, length in pair.image.map { $0 / length } }
    factors = count == 0 ? nil : try QRFactors(columns: scaled, rows: rows, count: count)
  }

  /// The vector F x.
  static func apply(_ columns: [[Double]], to x: [Double]) -> [Double] {
    var result = Array(repeating: 0.0, count: columns[0].count)
    for (column, factor) in zip(columns, x) where factor != 0 {
      for i in result.indices { result[i] += factor * column[i] }
    }
    return result
  }

  /// The components of a vector along the orthonormal basis.
  func components(of vector: [Double]) -> [Double] {
    guard let q = factors?.q else { return [] }
    return (0..<count).map { j in
      var sum = 0.0
      for i in 0..<rows { sum += q[j * rows + i] * vector[i] }
      return sum
    }
  }

  /// A vector without its part in the span; twice, because one pass leaves round-off of the whole.
  func projectedOut(of vector: [Double]) -> [Double] {
    guard let q = factors?.q else { return vector }
    var result = vector
    for _ in 0..<2 {
      for (j, c) in components(of: result).enumerated() {
        for i in 0..<rows { result[i] -= c * q[j * rows + i] }
      }
    }
    return result
  }

  /// The conserved function z whose image F z has the given components.
  func function(withComponents components: [Double]) -> [Double] {
    let x = factors?.r.solution(components) ?? []
    var result = Array(repeating: 0.0, count: directions.first?.count ?? 0)
    for (factor, direction) in zip(x, directions) {
      for i in result.indices { result[i] += factor * direction[i] }
    }
    return result
  }

  /// A function without its conserved part, orthogonal to all that is conserved in the sense of M.
  func removed(from x: [Double], columns: [[Double]]) -> [Double] {
    guard count > 0 else { return x }
    let part = function(withComponents: components(of: Self.apply(columns, to: x)))
    return zip(x, part).map { $0 - $1 }
  }
}
