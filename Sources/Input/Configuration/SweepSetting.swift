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
