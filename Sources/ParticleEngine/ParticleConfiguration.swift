public import WirePhysics

/// Everything that decides the result of a particle run.
public struct ParticleConfiguration: Sendable {
  /// The wires, splines, samplers and seed.
  public var model: ParticleModel
  /// The field in each wire.
  public var fields: WirePair<FieldHistory>
  /// Where the run starts.
  public var initial = InitialState.equilibrium
  /// How the time step is found.
  public var timeStep = TimeStepChoice.automatic(safety: 0.5)
  /// Samples of all processes together in one stage; each process gets a share by its noise.
  public var samplesPerStage = 500
  /// How the number of particles is bounded.
  public var population = PopulationControl()
  /// The number of independent repetitions.
  public var replicas = 16
  /// The number of the first of them: runs with other numbers draw other random numbers.
  public var firstReplica = 0
  /// When the run records, and its last record; a ``StopRule`` may end it before.
  public var schedule: RunSchedule

  /// A run with the defaults.
  public init(
    model: ParticleModel, fields: WirePair<FieldHistory>, schedule: RunSchedule
  ) {
    self.model = model
    self.fields = fields
    self.schedule = schedule
  }

  /// The field in each wire if neither changes in time: what S and E0 can be read from.
  var constantFields: WirePair<Double>? {
    guard let one = fields.one.constantValue, let two = fields.two.constantValue else {
      return nil
    }
    return WirePair(one, two)
  }
}

/// From where a run starts.
public enum InitialState: Sendable {
  /// Equilibrium: no particles.
  case equilibrium
  /// Just after a field impulse in each wire: g_s = K_s k.
  case impulse(WirePair<Double>)
  /// Given distributions g_s(k) of equation (1), of which collisions read the part that is odd in k.
  case distributions(@Sendable (WireIndex, Double) -> Double)

  /// The particles of the state.
  func ensemble(in model: ParticleModel) -> ParticleEnsemble {
    switch self {
    case .equilibrium: ParticleEnsemble()
    case .impulse(let impulses): model.ensemble { wire, k in impulses[wire] * k }
    case .distributions(let g): model.ensemble(of: g)
    }
  }
}

/// How the time step is found.
public enum TimeStepChoice: Sendable, Hashable {
  /// A share of the largest step that is stable in the mean square, as seen by a pilot.
  case automatic(safety: Double)
  /// This step, in hbar/T, shortened so that it divides the time between records.
  case fixed(Double)
}

/// When a run records, takes snapshots, and ends.
///
/// The interval between records is a time; everything else counts in records.
public struct RunSchedule: Sendable, Hashable {
  /// Time between two records of the series, in hbar/T.
  public let recordInterval: Double
  /// The number of records after the one at t = 0.
  public let records: Int
  /// Records between two snapshots of g_s(k); 0 for none.
  public let recordsPerSnapshot: Int
  /// The momenta at which snapshots give g_s(k).
  public let snapshotMomenta: [Double]

  /// Plans a run.
  public init(
    recordInterval: Double, records: Int, recordsPerSnapshot: Int = 0,
    snapshotMomenta: [Double] = []
  ) {
    precondition(recordInterval > 0 && recordInterval.isFinite && records > 0)
    precondition(recordsPerSnapshot >= 0)
    self.recordInterval = recordInterval
    self.records = records
    self.recordsPerSnapshot = recordsPerSnapshot
    self.snapshotMomenta = snapshotMomenta
  }

  /// The duration of the whole run.
  public var duration: Double { recordInterval * Double(records) }
}
