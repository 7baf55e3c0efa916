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
