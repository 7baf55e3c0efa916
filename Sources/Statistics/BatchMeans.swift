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
}

/// Sums over arrays that several statistics share.
enum Moments {
  static func mean(_ values: [Double]) -> Double {
    let first = values.reduce(0, +) / Double(values.count)
    // A second pass removes the rounding error of the first.
    return first + values.reduce(0) { $0 + ($1 - first) } / Double(values.count)
  }

  /// The square root of the unbiased variance of one value, also where squares leave the range of numbers.
  static func deviation(_ values: [Double]) -> Double {
    let unit = unit(of: values)
    let scaled = values.map { $0 / unit }
    let mean = mean(scaled)
    let squares = scaled.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    return unit * (squares / Double(values.count - 1)).squareRoot()
  }

  /// A power of two near the largest magnitude: division by it rounds nothing.
  static func unit(of values: [Double]) -> Double {
    let largest = values.reduce(0) { max($0, $1.magnitude) }
    guard largest > 0, largest.isFinite else { return 1 }
    // A step of safety on either side of the range.
    let exponent = min(max(largest.exponent, -1000), 1000)
    return Double(sign: .plus, exponent: exponent, significand: 1)
  }
}
