public import RandomStreams
public import WirePhysics

/// One run, completely described and validated, in reduced units (hbar = k_B = e = m = T = 1).
///
/// An input file with a sweep yields one configuration for each of its points.
public struct RunConfiguration: Sendable, Equatable {
  /// What the user calls the run.
  public var title: String
  /// The wires and the potentials inside and between them.
  public var doubleWire: DoubleWire
  /// The conversion to SI units, or none when the input is in reduced units.
  public var unitSystem: UnitSystem?
  /// Which collisions happen.
  public var collisions: CollisionSettings
  /// The fields that drive the currents.
  public var fields: FieldSettings
  /// How the fields vary in time, in a run of the particle engine.
  public var fieldShape: FieldShape
  /// How the kinetic equation is solved.
  public var solve: SolveSettings
  /// How the particle engine evolves the distributions, where it is chosen.
  public var particles: ParticleSettings
  /// Where the random numbers come from.
  public var random: RandomSettings
  /// The frequencies of `drag response`.
  public var response: ResponseSettings
  /// How the Fokker-Planck equation of microscopic triples is set up.
  public var fokkerPlanck: FokkerPlanckSettings
  /// The values of the swept keys at this point, in the order of the input, in its own units.
  public var settings: [SweepSetting]
  /// Every key that was consulted, with its value, its unit and where the value came from.
  public var effectiveInput: [EffectiveSetting]

  /// Creates a configuration from its parts; input files are the usual source.
  public init(
    title: String, doubleWire: DoubleWire, unitSystem: UnitSystem? = nil,
    collisions: CollisionSettings = .init(), fields: FieldSettings = .canonical,
    fieldShape: FieldShape = .constant, solve: SolveSettings = .init(),
    particles: ParticleSettings = .init(), random: RandomSettings = .init(),
    response: ResponseSettings = .init(), fokkerPlanck: FokkerPlanckSettings = .init(),
    settings: [SweepSetting] = [], effectiveInput: [EffectiveSetting] = []
  ) {
    self.title = title
    self.doubleWire = doubleWire
    self.unitSystem = unitSystem
    self.collisions = collisions
    self.fields = fields
    self.fieldShape = fieldShape
    self.solve = solve
    self.particles = particles
    self.random = random
    self.response = response
    self.fokkerPlanck = fokkerPlanck
    self.settings = settings
    self.effectiveInput = effectiveInput
  }
}

/// Where the random numbers of a run come from.
public struct RandomSettings: Sendable, Equatable {
  /// The seed; the same input and seed give the same result.
  public var seed: UInt64
  /// The seeds of an ensemble of replicas, one run each; none for a single run.
  public var seeds: ClosedRange<UInt64>?
  /// The generator.
  public var generator: Generator
  /// How samples lie.
  public var points: SamplePoints

  /// Creates settings; the seed of an ensemble is the first of its seeds.
  public init(
    seed: UInt64 = 1, seeds: ClosedRange<UInt64>? = nil, generator: Generator = .philox4x32,
    points: SamplePoints = .sobol
  ) {
    self.seed = seeds?.lowerBound ?? seed
    self.seeds = seeds
    self.generator = generator
    self.points = points
  }

  /// Every seed that is used.
  public var allSeeds: [UInt64] { seeds.map(Array.init) ?? [seed] }
}

/// The frequencies at which the response is computed, evenly spaced in their logarithm.
public struct ResponseSettings: Sendable, Equatable {
  /// The lowest angular frequency in T/hbar; nil for one far below the slowest rate that matters.
  public var from: Double?
  /// The highest angular frequency in T/hbar; nil for one far above the fastest rate.
  public var to: Double?
  /// The number of frequencies.
  public var points: Int

  /// Creates settings; by default the frequencies follow the relaxation rates.
  public init(from: Double? = nil, to: Double? = nil, points: Int = 61) {
    self.from = from
    self.to = to
    self.points = points
  }
}

/// How the Fokker-Planck equation of microscopic triples is set up.
public struct FokkerPlanckSettings: Sendable, Equatable {
  /// The smallest distance between two of three momenta that counts, in sqrt(mT); nil for one that
  /// follows from the potentials.
  public var cut: Double?
  /// Samples per process of the sampled coefficients.
  public var samples: Int

  /// Creates settings; by default the cut follows from the potentials.
  public init(cut: Double? = nil, samples: Int = 500_000) {
    self.cut = cut
    self.samples = samples
  }
}
