public import Statistics
public import WirePhysics

/// What a particle run found.
public struct ParticleResult: Sendable {
  /// The columns of the time series; the first is the time.
  public let series: [SeriesColumn]
  /// The distributions g_s(k, t).
  public let snapshots: [Snapshot]
  /// The effective field from the secular slope, for constant fields.
  public let effectiveField: Estimate?
  /// S from the plateau of the relative current.
  public let steadyState: SteadyStateSearch
  /// The drag resistivity n1 n2/(n1 + n2)^2/S, equation (114), if there is a plateau.
  public let dragResistivity: Estimate?
  /// What happened to the particles of all replicas.
  public let counters: EnsembleCounters
  /// The time step, in hbar/T.
  public let timeStep: Double
  /// The error that the time step makes in the currents.
  public let stepError: StepError

  /// g_1 and g_2 at one time, mean over the replicas.
  public struct Snapshot: Sendable, Equatable {
    /// The time, in hbar/T.
    public let time: Double
    /// The momenta, in sqrt(mT).
    public let momenta: [Double]
    /// g_s at each momentum.
    public let values: WirePair<[Double]>
    /// Standard errors; zero for a single replica.
    public let standardErrors: WirePair<[Double]>
  }
}
