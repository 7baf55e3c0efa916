import Input
public import Statistics

extension EnsemblePoint {
  /// What an ensemble needs to know of a run with one seed.
  public struct Replica: Sendable, Equatable {
    /// The seed.
    public let seed: UInt64
    /// rho_D, zero without error where the motion is frictionless; nil where there is none.
    public let dragResistivity: Estimate?
    /// S, where it is finite.
    public let S: Estimate?
    /// E0 as the run gives it.
    public let effectiveField: Estimate
    /// How the search for a steady state ended.
    public let status: SteadyStatus
    /// Samples drawn.
    public let samples: Int
    /// The self-checks that failed.
    public let failedChecks: [String]
    /// Seconds of work.
    public let seconds: Double

    /// Of a run.
    public init(_ run: PointResult) {
      self.init(
        seed: run.configuration.random.seed, dragResistivity: run.dragResistivity, S: run.S,
        effectiveField: run.effectiveField.value, status: run.status, samples: run.samples,
        failedChecks: run.failedChecks, seconds: run.seconds)
    }

    /// Of what a result says.
    public init(
      seed: UInt64, dragResistivity: Estimate?, S: Estimate?, effectiveField: Estimate,
      status: SteadyStatus, samples: Int, failedChecks: [String], seconds: Double
    ) {
      self.seed = seed
      self.dragResistivity = dragResistivity
      self.S = S
      self.effectiveField = effectiveField
      self.status = status
      self.samples = samples
      self.failedChecks = failedChecks
      self.seconds = seconds
    }
  }
}
