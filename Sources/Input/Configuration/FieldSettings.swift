public import WirePhysics

/// The electric fields along the wires.
public enum FieldSettings: Sendable, Equatable {
  /// The fields that accelerate no wire: E0 = 0 and E1 - E2 = 1.
  case canonical
  /// Given fields, in T sqrt(mT)/(e hbar).
  case given(WirePair<Double>)
}

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

/// The field in each wire at some times, with straight lines between them.
public struct FieldSeries: Sendable, Equatable {
  /// Ascending times in hbar/T, at least two.
  public let times: [Double]
  /// The field eE at each time in each wire, in T sqrt(mT)/hbar.
  public let fields: WirePair<[Double]>

  /// Takes columns of equal length; the times must ascend.
  public init(times: [Double], fields: WirePair<[Double]>) {
    precondition(
      times.count >= 2 && fields.one.count == times.count && fields.two.count == times.count)
    self.times = times
    self.fields = fields
  }
}
