public import WirePhysics

/// Everything that decides the result of a particle run.
public struct ParticleConfiguration: Sendable {
  /// The wires, splines, samplers and seed.
  public var model: ParticleModel
  /// The field in each wire.
  public var fields: WirePair<FieldHistory>
  /// Where the run starts.
  public var initial = InitialState.equilibrium
  /// The stages of a time step.
  public var scheme = TimeScheme.heun
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
  /// When the run records and ends.
  public var schedule: RunSchedule
  /// The relative error of S at which the run ends before its time; nil to use all the time.
  public var targetError: Double?

  /// A run with the defaults.
  public init(
    model: ParticleModel, fields: WirePair<FieldHistory>, schedule: RunSchedule
  ) {
    self.model = model
    self.fields = fields
    self.schedule = schedule
  }

  /// The same fields in both wires at all times: what S and E0 can be read from.
  var constantFields: WirePair<Double>? {
    guard let one = fields.one.constantValue, let two = fields.two.constantValue else {
      return nil
    }
    return WirePair(one, two)
  }
}
