/// The numbers that an input key allows.
public enum InputRange: Sendable, Equatable {
  /// Every finite number.
  case any
  /// Numbers greater than zero.
  case positive
  /// Zero and greater.
  case nonNegative
  /// Numbers between zero and one, both excluded.
  case fraction
  /// Numbers from the first to the last.
  case within(ClosedRange<Double>)

  /// Returns whether `value` is allowed.
  public func contains(_ value: Double) -> Bool {
    switch self {
    case .any: value.isFinite
    case .positive: value.isFinite && value > 0
    case .nonNegative: value.isFinite && value >= 0
    case .fraction: value > 0 && value < 1
    case .within(let range): range.contains(value)
    }
  }

  /// The range in words, following "a number": " greater than 0", say.
  var words: String {
    switch self {
    case .any: ""
    case .positive: " greater than 0"
    case .nonNegative: " of at least 0"
    case .fraction: " between 0 and 1"
    case .within(let range):
      " from \(InputValue.text(of: range.lowerBound)) to \(InputValue.text(of: range.upperBound))"
    }
  }
}
