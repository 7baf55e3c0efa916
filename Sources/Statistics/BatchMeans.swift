internal import Foundation

/// The mean of independent batches, with the error taken from their scatter.
public struct BatchMeans: Sendable, Equatable {
  /// The weighted mean and its standard error.
  public let estimate: Estimate

  /// The number of batches with a positive weight.
  public let count: Int

  /// Averages batch values with equal weights.
  ///
  /// - Throws: `StatisticsError` for fewer than two batches.
  public init(_ values: [Double]) throws {
    try self.init(values, weights: [Double](repeating: 1, count: values.count))
  }

  /// Averages batch values with weights, for example numbers of samples.
  ///
  /// The squared error is sum w_i^2 (x_i - mean)^2 / (1 - w_i/W) / W^2 with W the sum of the weights:
  /// unbiased when the variance of a batch is inversely proportional to its weight, and close to right
  /// when it is not.
  ///
  /// - Throws: `StatisticsError` for fewer than two batches of positive weight, or bad weights.
  public init(_ values: [Double], weights: [Double]) throws {
    precondition(values.count == weights.count, "batches and weights differ in number")
    guard weights.allSatisfy({ $0 >= 0 && $0.isFinite }) else { throw StatisticsError.badWeights }
    // An empty batch may hold anything, also 0/0.
    let values = zip(values, weights).filter { $0.1 > 0 }.map(\.0)
    let weights = weights.filter { $0 > 0 }
    count = weights.count
    guard count >= 2 else {
      throw StatisticsError.tooFewValues(given: count, needed: 2, for: "an error from batches")
    }
    let total = weights.reduce(0, +)
    let first = zip(values, weights).reduce(0) { $0 + $1.0 * $1.1 } / total
    let mean = first + zip(values, weights).reduce(0) { $0 + ($1.0 - first) * $1.1 } / total
    // Conductivities of 1e200 occur; their squares do not.
    let unit = Moments.unit(of: values)
    var square = 0.0
    for (value, weight) in zip(values, weights) {
      let share = weight / total
      let gap = (value - mean) / unit
      square += share * share * gap * gap / (1 - share)
    }
    let squares = weights.reduce(0) { $0 + $1 * $1 }
    estimate = Estimate(
      value: mean, standardError: unit * square.squareRoot(),
      effectiveSamples: total * total / squares)
  }

  /// The interval that holds the truth with the given probability, by Student's t.
  ///
  /// With few batches it is wider than the same multiple of the standard error would say.
  public func interval(confidence: Double) -> ClosedRange<Double> {
    let t = StudentT.quantile(
      (1 + confidence) / 2, degreesOfFreedom: (estimate.effectiveSamples ?? Double(count)) - 1)
    return estimate.interval(sigmas: t)
  }
}
