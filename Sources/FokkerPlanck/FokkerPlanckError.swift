public import WirePhysics

/// Says why a Fokker-Planck equation could not be solved.
public enum FokkerPlanckError: Error, Equatable, CustomStringConvertible {
  /// D3_s(k) is not positive somewhere.
  case notPositive(WireIndex, momentum: Double, value: Double)
  /// The equations for the average slopes have no unique solution.
  case singular

  /// The message: problem (why) suggestion.
  public var description: String {
    switch self {
    case .notPositive(let wire, let momentum, let value):
      "D3 of wire \(wire.rawValue + 1) is \(value) at k = \(momentum) (without diffusion at every "
        + "momentum there is no steady state). Give positive coefficients on the whole mesh."
    case .singular:
      "The average slopes are not determined (nothing couples the drift of the two wires). "
        + "Give pair collisions or scattering between the wires a positive strength."
    }
  }
}
