import LinearAlgebra
import Statistics

/// Errors and correlations of the parameters, from derivatives of the model at the best values.
struct FitErrors: Sendable {
  /// The standard error of each parameter; nil at a bound and where the data do not determine it.
  let standard: [Double?]
  /// Correlations by rows; zero for what has no error, one in the diagonal.
  let correlations: [[Double]]
  /// The derivatives of the residuals by each parameter; nil where they were not taken or nothing changes.
  let derivatives: [[Double]?]
  /// Names of parameters that only a combination of is determined, or that change nothing.
  let undetermined: Set<Int>

  /// The smallest eigenvalue of the correlation of derivatives at which they count as independent.
  private static let smallest = 1e-7

  /// Differentiates.
  /// - Throws: what trials throw; `LapackError`.
  init(search: FitSearch, best: [Double], variances: [Double], fixed: Set<Int>) throws {
    let count = best.count
    var columns: [Int: [Double]] = [:]
    var undetermined: Set<Int> = []
    for index in best.indices where !fixed.contains(index) {
      if let column = try Self.derivative(index, search, best, variances) {
        columns[index] = column
      } else {
        undetermined.insert(index)
      }
    }
    let free = columns.keys.sorted()
    let lengths = free.map { dot(columns[$0] ?? [], columns[$0] ?? []).squareRoot() }
    var matrix = SymmetricMatrix(order: free.count)
    for (row, one) in free.enumerated() {
      for (column, two) in free.enumerated() {
        matrix.elements[row * free.count + column] =
          dot(columns[one] ?? [], columns[two] ?? []) / (lengths[row] * lengths[column])
      }
    }
    var covariance = Array(
      repeating: Array(repeating: 0.0, count: free.count), count: free.count)
    if !free.isEmpty {
      let system = try Eigensystem(matrix)
      for (index, value) in system.values.enumerated() {
        let vector = system.vector(index)
        guard value > Self.smallest else {
          // What takes part in a direction along which nothing changes.
          for (place, part) in vector.enumerated() where abs(part) > 0.1 {
            undetermined.insert(free[place])
          }
          continue
        }
        for row in free.indices {
          for column in free.indices {
            covariance[row][column] +=
              vector[row] * vector[column] / (value * lengths[row] * lengths[column])
          }
        }
      }
    }
    var standard: [Double?] = Array(repeating: nil, count: count)
    var correlations = (0..<count).map { row in (0..<count).map { $0 == row ? 1.0 : 0 } }
    for (row, one) in free.enumerated() where !undetermined.contains(one) {
      standard[one] = covariance[row][row].squareRoot()
      for (column, two) in free.enumerated() where !undetermined.contains(two) && row != column {
        correlations[one][two] =
          covariance[row][column] / (covariance[row][row] * covariance[column][column]).squareRoot()
      }
    }
    derivatives = best.indices.map { columns[$0] }
    self.standard = standard
    self.correlations = correlations
    self.undetermined = undetermined
  }

  /// The derivative of the residuals by one parameter; nil if they do not change.
  ///
  /// By central differences over two tenths of the error that the parameter would have alone.
  private static func derivative(
    _ index: Int, _ search: FitSearch, _ best: [Double], _ variances: [Double]
  ) throws -> [Double]? {
    let parameter = search.problem.parameters[index]
    let size = max(abs(best[index]), abs(parameter.startNumber), 1e-300)
    // To one side: the step of the other difference follows from it, no more.
    let side = parameter.admits(best[index] + 1e-3 * size) ? 1.0 : -1
    guard let rough = try difference(index, (side, 1e-3 * size), search, best, variances) else {
      return nil
    }
    let slope = dot(rough, rough).squareRoot()
    guard slope * size > 1e-6 else { return nil }
    let step = min(0.2 / slope, 0.2 * size)
    return try difference(index, (0, step), search, best, variances) ?? rough
  }

  private static func difference(
    _ index: Int, _ move: (side: Double, step: Double), _ search: FitSearch, _ best: [Double],
    _ variances: [Double]
  ) throws -> [Double]? {
    let parameter = search.problem.parameters[index]
    var (lower, upper) = (best, best)
    if move.side <= 0, parameter.admits(best[index] - move.step) { lower[index] -= move.step }
    if move.side >= 0, parameter.admits(best[index] + move.step) { upper[index] += move.step }
    guard upper[index] > lower[index], let above = try search.residuals(upper, variances),
      let below = try search.residuals(lower, variances)
    else { return nil }
    return zip(above, below).map { ($0 - $1) / (upper[index] - lower[index]) }
  }
}

private func dot(_ one: [Double], _ other: [Double]) -> Double {
  zip(one, other).reduce(0) { $0 + $1.0 * $1.1 }
}
