/// How the fields vary in time, from t = 0 on.
public enum FieldShape: Sendable, Equatable {
  /// They do not.
  case constant
  /// On for this time in hbar/T, then off.
  case pulse(duration: Double)
  /// As cos(omega t), omega in T/hbar.
  case harmonic(omega: Double)

  /// The words for the shapes in an input file.
  static let names = ["constant", "pulse", "harmonic"]
}
