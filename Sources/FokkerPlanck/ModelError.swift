public import WirePhysics

/// Says why the coefficients of a Fokker-Planck problem admit no steady state.
public enum ModelError: Error, Equatable, CustomStringConvertible {
  /// A strength is negative or not finite.
  case strength(name: String, value: Double)
  /// Three-particle scattering leaves one wire untouched.
  case untouched(WireIndex)
  /// Nothing exchanges momentum between the wires.
  case uncoupled

  /// The message: problem (why) suggestion.
  public var description: String {
    switch self {
    case .strength(let name, let value):
      "The strength \(name) is \(value) (a collision rate must be finite and not negative). "
        + "Use zero or a positive number."
    case .untouched(let wire):
      "Three-particle scattering leaves wire \(wire.rawValue + 1) untouched (its deviation then "
        + "grows without bound at large momenta, and S depends on a cutoff). Give both wires a "
        + "positive lambda or mu."
    case .uncoupled:
      "Nothing exchanges momentum between the wires (D2 and mu_1 are both zero, so they do not drag "
        + "each other and S is infinite). Give D2 or mu_1 a positive value."
    }
  }
}
