/// Says why a Fokker-Planck equation could not be solved.
public enum FokkerPlanckError: Error, Equatable, CustomStringConvertible {
  /// The equations for the average slopes have no unique solution.
  case singular
  /// A potential does not decay, so that transfers are not small.
  case noTransferScale
  /// There are no three-particle collisions to take coefficients from.
  case withoutTriples
  /// Refining the mesh did not settle S.
  case notConverged(change: Double, tolerance: Double)

  /// The message: problem (why) suggestion.
  public var description: String {
    switch self {
    case .singular:
      "The average slopes are not determined (nothing couples the drift of the two wires). "
        + "Give pair collisions or scattering between the wires a positive strength."
    case .noTransferScale:
      "The Fokker-Planck equation does not apply (a potential does not decay with q, so momentum "
        + "transfers are not small). Use a potential that decays, such as gaussian, exponential or "
        + "gated-coulomb."
    case .withoutTriples:
      "There are no three-particle collisions (both their strengths are zero, and pair collisions "
        + "alone leave the response to the cutoff). Give intrawire or mixed a positive strength."
    case .notConverged(let change, let tolerance):
      "S still moves by \(change) on the finest mesh (the tolerance is \(tolerance); coefficients vary "
        + "fast where the cut is far below the thermal momentum). Raise the cut or the tolerance."
    }
  }
}
