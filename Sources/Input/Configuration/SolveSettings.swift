/// How the kinetic equation is solved and how precisely.
public struct SolveSettings: Sendable, Equatable {
  /// The way to the steady state.
  public enum Engine: String, Sendable, CaseIterable {
    /// Assemble the collision operator from sampled collisions and solve the linear system.
    case `operator`
    /// Evolve an ensemble in time.
    case particles
  }

  /// When sampling stops.
  public enum Stop: Sendable, Equatable {
    /// When the relative standard error of the drag resistivity reaches this.
    case targetError(Double)
    /// After this number of sampled collisions.
    case samples(UInt64)
  }

  /// What makes the last digits of the drag resistivity.
  public enum Polish: String, Sendable, CaseIterable {
    /// A scalar estimate, as soon as the distributions are good enough for it.
    case auto
    /// The operator itself.
    case never
  }

  /// The way to the steady state.
  public var engine: Engine
  /// When sampling stops.
  public var stop: Stop
  /// The number of sampled collisions after which a run gives up on its target error.
  public var maximumSamples: UInt64
  /// What makes the last digits; a given number of samples goes to the operator.
  public var polish: Polish
  /// The functions in which the deviations are expanded.
  public var basis: BasisSettings

  /// Creates settings; by default the operator engine and one percent.
  public init(
    engine: Engine = .operator, stop: Stop = .targetError(0.01),
    maximumSamples: UInt64 = 1_000_000_000, polish: Polish = .auto,
    basis: BasisSettings = .init()
  ) {
    self.engine = engine
    self.stop = stop
    self.maximumSamples = maximumSamples
    self.polish = polish
    self.basis = basis
  }
}
