internal import Foundation

/// The average of independent estimates, weighted by their inverse variances.
///
/// Reported together with chi-square and Q: a small Q says that the errors do not explain the
/// scatter, and then the error of the average means little.
public struct WeightedAverage: Sendable, Equatable, CustomStringConvertible {
  /// The average and its standard error.
  public let estimate: Estimate

  /// The scatter of the inputs about the average.
  public let chiSquare: ChiSquare

  /// Averages estimates.
  ///
  /// - Throws: `StatisticsError` for no estimates, or an error that is zero or not finite.
  public init(_ estimates: [Estimate]) throws {
    guard let smallest = estimates.map(\.standardError).min() else {
      throw StatisticsError.tooFewValues(given: 0, needed: 1, for: "a weighted average")
    }
    guard estimates.allSatisfy({ $0.standardError > 0 && $0.standardError.isFinite }) else {
      throw StatisticsError.noErrors
    }
    // Relative to the smallest error, so that no square under- or overflows.
    let weights = estimates.map { pow(smallest / $0.standardError, 2) }
    let total = weights.reduce(0, +)
    let mean = zip(estimates, weights).reduce(0) { $0 + $1.0.value * $1.1 } / total
    let square = estimates.reduce(0) { $0 + pow(($1.value - mean) / $1.standardError, 2) }
    let samples = estimates.map(\.effectiveSamples).reduce(0.0 as Double?) { sum, samples in
      guard let sum, let samples else { return nil }
      return sum + samples
    }
    estimate = Estimate(
      value: mean, standardError: smallest / total.squareRoot(), effectiveSamples: samples)
    chiSquare = ChiSquare(value: square, degreesOfFreedom: estimates.count - 1)
  }

  /// The average with its error enlarged by sqrt(chi-square per degree), when that exceeds 1.
  ///
  /// The Particle Data Group's remedy for inputs whose errors are too small.
  public var enlarged: Estimate {
    guard chiSquare.degreesOfFreedom > 0, chiSquare.perDegree > 1 else { return estimate }
    return Estimate(
      value: estimate.value,
      standardError: estimate.standardError * chiSquare.perDegree.squareRoot(),
      effectiveSamples: estimate.effectiveSamples)
  }

  /// The average, chi-square, and Q in one line.
  public var description: String { "\(estimate), \(chiSquare)" }
}
