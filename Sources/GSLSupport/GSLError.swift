internal import CGSL

/// An error reported by GSL, with GSL's own reason and what was being computed.
public struct GSLError: Error, CustomStringConvertible {
  /// The GSL error code, for example 11 (`GSL_EMAXITER`).
  public let code: Int32

  /// GSL's own text for the code.
  public let reason: String

  /// What was being computed, for example `the integral from 0 to 1`.
  public let computing: String

  /// What the caller can do about it; empty when there is nothing to suggest.
  public let suggestion: String

  /// The best value and error estimate reached before the failure, where there is one.
  public let best: (value: Double, error: Double)?

  /// Builds the error for a GSL status code.
  public init(
    code: Int32, computing: String, suggestion: String = "",
    best: (value: Double, error: Double)? = nil
  ) {
    self.code = code
    self.reason = String(cString: gsl_strerror(code))
    self.computing = computing
    self.suggestion = suggestion
    self.best = best
  }

  /// Problem, reason, and suggestion in one line.
  public var description: String {
    var text = "GSL could not compute \(computing) (\(reason), code \(code))"
    if let best { text += "; best so far: \(best.value) +- \(best.error)" }
    return suggestion.isEmpty ? text : text + "; \(suggestion)"
  }
}
