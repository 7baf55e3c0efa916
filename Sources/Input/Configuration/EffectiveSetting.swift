/// One line of the complete input that a run used: nothing is left to defaults unseen.
public struct EffectiveSetting: Sendable, Equatable {
  /// Where a value came from.
  public enum Origin: String, Sendable {
    /// The input file.
    case given
    /// The catalogue of input keys.
    case byDefault = "default"
    /// The sweep of the input file.
    case swept
    /// The command line, in place of the input file.
    case commandLine = "command line"
  }

  /// The path of the key.
  public var key: String
  /// The value as it would be written in an input file, in the units of the input.
  public var value: String
  /// The unit, empty for words and texts.
  public var unit: String
  /// Where the value came from.
  public var origin: Origin

  /// Creates a line.
  public init(key: String, value: String, unit: String, origin: Origin) {
    self.key = key
    self.value = value
    self.unit = unit
    self.origin = origin
  }
}

/// The value of one swept key at one point of a sweep.
public struct SweepSetting: Sendable, Equatable {
  /// The path of the key.
  public var key: String
  /// The value, in the units of the input.
  public var value: InputValue

  /// Creates a setting.
  public init(key: String, value: InputValue) {
    self.key = key
    self.value = value
  }
}
