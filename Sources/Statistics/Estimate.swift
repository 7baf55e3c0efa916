internal import Foundation

/// A value with its standard error.
public struct Estimate: Sendable, Equatable, Codable {
  /// The value.
  public let value: Double

  /// The standard error (one sigma) of the value; 0 for an exact number.
  public let standardError: Double

  /// The number of equally weighted independent samples that would give this error, if known.
  public let effectiveSamples: Double?

  /// Builds an estimate; the standard error must not be negative.
  public init(value: Double, standardError: Double, effectiveSamples: Double? = nil) {
    precondition(!(standardError < 0), "a standard error is negative")
    self.value = value
    self.standardError = standardError
    self.effectiveSamples = effectiveSamples
  }

  /// The standard error over the magnitude of the value: infinite for a zero value with an error, 0 for
  /// an exact zero.
  public var relativeError: Double {
    standardError == 0 ? 0 : standardError / value.magnitude
  }

  /// How many standard errors of the difference lie between two independent estimates.
  ///
  /// Infinite for exact values that differ, 0 for exact values that agree.
  public func deviation(from other: Estimate) -> Double {
    let difference = (value - other.value).magnitude
    return difference == 0 ? 0 : difference / hypot(standardError, other.standardError)
  }

  /// Whether an independent estimate lies within so many standard errors of the difference.
  public func agrees(with other: Estimate, within sigmas: Double) -> Bool {
    deviation(from: other) <= sigmas
  }

  /// Whether an exactly known value lies within so many standard errors.
  public func agrees(with exact: Double, within sigmas: Double) -> Bool {
    agrees(with: Estimate(value: exact, standardError: 0), within: sigmas)
  }
}

/// Data from which the wanted statistic cannot be computed.
public enum StatisticsError: Error, Equatable, CustomStringConvertible {
  /// Fewer values than the statistic needs.
  case tooFewValues(given: Int, needed: Int, for: String)
  /// Estimates without errors where errors are the weights.
  case noErrors
  /// A weight that is negative or not finite, or weights that are all zero.
  case badWeights

  /// Problem, reason, and suggestion in one line.
  public var description: String {
    switch self {
    case .tooFewValues(let given, let needed, let what):
      "cannot compute \(what) (\(given) values given, at least \(needed) needed); add values"
    case .noErrors:
      "cannot weight estimates by their errors (an error is zero or not finite); leave exact "
        + "values out"
    case .badWeights:
      "cannot use the weights (each must be finite and not negative, and one must be positive); "
        + "check where they come from"
    }
  }
}
