internal import Foundation

/// The Anderson-Darling test of normality, mean and variance taken from the data.
///
/// Source: M. A. Stephens in R. B. D'Agostino and M. A. Stephens, Goodness-of-Fit Techniques (1986),
/// table 4.9, for the probability.
public struct AndersonDarling: Sendable, Equatable {
  /// The statistic A^2, corrected for the number of values.
  public let statistic: Double

  /// Tests values for normality.
  ///
  /// - Throws: `StatisticsError` for fewer than eight values.
  public init(_ values: [Double]) throws {
    guard values.count >= 8 else {
      throw StatisticsError.tooFewValues(given: values.count, needed: 8, for: "a test of normality")
    }
    let n = Double(values.count)
    let mean = Moments.mean(values)
    let deviation = Moments.deviation(values)
    // Equal values are as far from normal as anything.
    guard deviation > 0, deviation.isFinite else {
      statistic = .infinity
      return
    }
    let scaled = values.map { ($0 - mean) / deviation }.sorted()
    var sum = 0.0
    for (i, x) in scaled.enumerated() {
      let opposite = scaled[scaled.count - 1 - i]
      sum += (2 * Double(i) + 1) * (Self.logProbability(x) + Self.logProbability(-opposite))
    }
    statistic = (-n - sum / n) * (1 + 0.75 / n + 2.25 / (n * n))
  }

  /// The probability that normal values give a statistic as large as this.
  public var probability: Double {
    let a = statistic
    guard a.isFinite else { return 0 }
    switch a {
    case ..<0.2: return 1 - exp(-13.436 + 101.14 * a - 223.73 * a * a)
    case ..<0.34: return 1 - exp(-8.318 + 42.796 * a - 59.938 * a * a)
    case ..<0.6: return exp(0.9177 - 4.279 * a - 1.38 * a * a)
    case ..<10: return exp(1.2937 - 5.709 * a + 0.0186 * a * a)
    // The formula turns back upwards beyond; nothing that small matters.
    default: return exp(1.2937 - 57.09 + 1.86)
    }
  }

  /// The logarithm of the normal distribution function.
  private static func logProbability(_ x: Double) -> Double {
    // erfc underflows beyond 38 standard deviations, where the leading asymptotic term is exact enough.
    x > -35
      ? log(erfc(-x / 2.0.squareRoot()) / 2) : -x * x / 2 - log(-x * (2 * Double.pi).squareRoot())
  }
}

/// How evenly the weight of a sample is spread.
///
/// A single sample with a large share or few effective samples mean that the standard error of the weighted
/// sum is not to be trusted.
public struct WeightTail: Sendable, Equatable {
  /// The largest share of one sample in the sum of the magnitudes of the weights.
  public let largestShare: Double

  /// The effective number of samples, (sum |w|)^2 / sum w^2.
  public let effectiveSamples: Double

  /// Examines weights of either sign.
  ///
  /// - Throws: `StatisticsError.badWeights` when all are zero, or one is not finite.
  public init(_ weights: [Double]) throws {
    let sizes = weights.map(\.magnitude).sorted(by: >)
    guard let largest = sizes.first, largest > 0, weights.allSatisfy(\.isFinite) else {
      throw StatisticsError.badWeights
    }
    // Relative to the largest, so that no square over- or underflows.
    let sum = sizes.reduce(0) { $0 + $1 / largest }
    let squares = sizes.reduce(0) { $0 + ($1 / largest) * ($1 / largest) }
    largestShare = 1 / sum
    effectiveSamples = sum * sum / squares
  }
}
