public import Statistics

/// A number from a run together with what each batch of samples adds to or takes from it.
///
/// Runs that draw the same collisions fluctuate together. Linear combinations of their results keep, batch by
/// batch, how they do, so that the error of a small difference is not that of its large terms.
public struct BatchedValue: Sendable, Equatable, Codable {
  /// The value.
  public let value: Double
  /// The first-order change of the value if only one batch had been drawn, one per batch; their mean is 0.
  public let deviations: [Double]

  /// Puts a value and the deviations of its batches together.
  public init(value: Double, deviations: [Double]) {
    self.value = value
    self.deviations = deviations
  }

  /// The value with its standard error from the scatter of the batches.
  public var estimate: Estimate {
    guard let error = try? BatchMeans(deviations).estimate.standardError else {
      return Estimate(value: value, standardError: 0)
    }
    return Estimate(value: value, standardError: error)
  }

  /// The sum of multiples of values that share their random numbers.
  static func combination(_ terms: [(factor: Double, value: BatchedValue)]) -> BatchedValue {
    let count = terms.map(\.value.deviations.count).min() ?? 0
    return BatchedValue(
      value: terms.reduce(0) { $0 + $1.factor * $1.value.value },
      deviations: (0..<count).map { batch in
        terms.reduce(0) { $0 + $1.factor * $1.value.deviations[batch] }
      })
  }

  /// The difference of values that share their random numbers.
  static func - (left: BatchedValue, right: BatchedValue) -> BatchedValue {
    combination([(1, left), (-1, right)])
  }
}
