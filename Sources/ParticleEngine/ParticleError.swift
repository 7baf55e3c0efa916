public import WirePhysics

/// A particle run that cannot be made or continued.
public enum ParticleError: Error, Sendable, Equatable, CustomStringConvertible {
  /// The inertia of a wire cannot be factored.
  case inertia(wire: WireIndex, cutoff: Double)
  /// The collisions seen by the pilot give no relaxation rate from which a time step could follow.
  case noRates
  /// A time step beyond the stability of the scheme.
  case unstable(timeStep: Double, largest: Double)
  /// More time steps than there are addresses of random numbers.
  case tooManySteps(Double)
  /// The ensemble grew without bound.
  case diverged(time: Double, timeStep: Double)
  /// A state that belongs to another configuration.
  case foreignState(reason: String)
  /// A field table that is not one.
  case fieldTable(reason: String)

  /// Problem, reason, suggestion.
  public var description: String {
    switch self {
    case .inertia(let wire, let cutoff):
      "the inertia of wire \(wire.rawValue + 1) is singular (its thermal factor vanishes between "
        + "knots below the cutoff \(cutoff)); lower the cutoff or use fewer intervals"
    case .noRates:
      "no time step follows from the collisions (all sampled relaxation rates are zero); switch a "
        + "process on or set the time step"
    case .unstable(let step, let largest):
      "the time step \(step) is unstable (the largest stable one is about \(largest)); use a "
        + "smaller step, more collisions per step, or the automatic step"
    case .tooManySteps(let steps):
      "the run needs \(steps) time steps (it lasts much longer than its fastest collisions take); "
        + "shorten its duration, or lengthen the time step"
    case .diverged(let time, let step):
      "the ensemble grew without bound by t = \(time) (the time step \(step) is too large for this "
        + "number of collisions); use more collisions per step or the automatic step"
    case .foreignState(let reason):
      "the state does not fit this run (\(reason)); resume with the input it was made with"
    case .fieldTable(let reason):
      "the field table is not usable (\(reason)); give ascending times, one field for each"
    }
  }
}
