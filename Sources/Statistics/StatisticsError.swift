/// Data from which the wanted statistic cannot be computed.
public enum StatisticsError: Error, Equatable, CustomStringConvertible {
  /// Fewer values than the statistic needs.
  case tooFewValues(given: Int, needed: Int, for: String)
  /// A correlated series too short for its own error estimate; the estimate so far comes with it.
  case tooShort(length: Int, current: Estimate, autocorrelationTime: Double)
  /// Estimates without errors where errors are the weights.
  case noErrors
  /// A weight that is negative or not finite, or weights that are all zero.
  case badWeights

  /// Problem, reason, and suggestion in one line.
  public var description: String {
    switch self {
    case .tooFewValues(let given, let needed, let what):
      "cannot compute \(what) (\(given) values given, at least \(needed) needed); add values"
    case .tooShort(let length, let current, let time):
      "the error of the series is not converged (\(length) values, autocorrelation time at least "
        + "\(Estimate.rounded(time))); continue the run. Estimate so far: \(current)"
    case .noErrors:
      "cannot weight estimates by their errors (an error is zero or not finite); leave exact "
        + "values out"
    case .badWeights:
      "cannot use the weights (each must be finite and not negative, and one must be positive); "
        + "check where they come from"
    }
  }
}
