public import WirePhysics

/// The electric fields along the wires.
public enum FieldSettings: Sendable, Equatable {
  /// The fields that accelerate no wire: E0 = 0 and E1 - E2 = 1.
  case canonical
  /// Given fields, in T sqrt(mT)/(e hbar).
  case given(WirePair<Double>)
}
