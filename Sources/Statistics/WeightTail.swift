internal import Foundation

/// How evenly the weight of a sample is spread, and how heavy the tail of its distribution is.
///
/// A single sample with a large share, few effective samples, or a tail index near 2 or below mean that
/// the standard error of the weighted sum is not to be trusted.
public struct WeightTail: Sendable, Equatable {
  /// The largest share of one sample in the sum of the magnitudes of the weights.
  public let largestShare: Double

  /// The effective number of samples, (sum |w|)^2 / sum w^2.
  public let effectiveSamples: Double

  /// The tail index alpha of P(|w| > x) ~ x^-alpha by Hill's estimator, with its standard error.
  ///
  /// The variance of the weights exists for alpha > 2 only; bounded weights give large values. `nil`
  /// for fewer than 20 weights or a tail of equal weights.
  public let tailIndex: Estimate?

  /// Examines weights of either sign; the tail are the largest `tailFraction` of the magnitudes.
  ///
  /// - Throws: `StatisticsError.badWeights` when all are zero, or one is not finite.
  public init(_ weights: [Double], tailFraction: Double = 0.05) throws {
    precondition(tailFraction > 0 && tailFraction < 1, "a fraction outside (0, 1)")
    let sizes = weights.map(\.magnitude).sorted(by: >)
    guard let largest = sizes.first, largest > 0, weights.allSatisfy(\.isFinite) else {
      throw StatisticsError.badWeights
    }
    // Relative to the largest, so that no square over- or underflows.
    let sum = sizes.reduce(0) { $0 + $1 / largest }
    let squares = sizes.reduce(0) { $0 + ($1 / largest) * ($1 / largest) }
    largestShare = 1 / sum
    effectiveSamples = sum * sum / squares
    tailIndex = Self.hill(sizes, tailFraction)
  }

  private static func hill(_ descending: [Double], _ fraction: Double) -> Estimate? {
    guard descending.count >= 20 else { return nil }
    let count = max(5, Int(Double(descending.count) * fraction))
    let threshold = descending[count]
    guard threshold > 0 else { return nil }
    let mean = descending[..<count].reduce(0) { $0 + log($1 / threshold) } / Double(count)
    guard mean > 0 else { return nil }
    return Estimate(
      value: 1 / mean, standardError: 1 / mean / Double(count).squareRoot(),
      effectiveSamples: Double(count))
  }
}
