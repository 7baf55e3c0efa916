/// How the fields vary in time, from t = 0 on.
public enum FieldShape: Sendable, Equatable {
  /// They do not.
  case constant
  /// On from `start` for this time, both in hbar/T, then off.
  case pulse(start: Double, duration: Double)
  /// As cos(omega t + phase), omega in T/hbar, the phase in radians.
  case harmonic(omega: Double, phase: Double)
  /// As a table says, whose fields take the place of E1 and E2.
  case table(FieldSeries)

  /// The words for the shapes in an input file.
  static let names = ["constant", "pulse", "harmonic", "table"]
}
