import Collisions
public import WirePhysics

/// Carries the state of a replica over one time step.
///
/// A step is Heun's: dg/dt = F is taken at g and at g + dt F, and the mean of both makes the step, of
/// second order. The fields add particles; each stage draws a fresh batch of collisions, which read g from
/// the moments of the stage and leave particles; population control merges. Where it keeps particles at the nodes only,
/// the moments of those that fields and collisions make are added up instead, and the nodes carry the sums: the same
/// step to round-off. The batch of a stage is independent of what it acts on, so the mean of the ensemble obeys the
/// scheme applied to the mean operator, without any bias.
public struct ParticleStepper: Sendable {
  /// What is simulated.
  public let model: ParticleModel
  /// The field in each wire.
  public let fields: WirePair<FieldHistory>
  /// The time step, in hbar/T.
  public let timeStep: Double
  /// Samples of each process in one stage.
  public let samplesPerStage: [Int]
  /// How the number of particles is bounded.
  public let population: PopulationControl

  /// The stages of a step.
  public static let stages = 2
  /// The largest stable product of a relaxation rate and the time step.
  package static let stabilityLimit = 2.0
  /// The number of steps whose random numbers have addresses.
  static let stepLimit = UInt32.max / UInt32(stages) - 1

  /// Prepares steps of one size.
  public init(
    model: ParticleModel, fields: WirePair<FieldHistory>, timeStep: Double, samplesPerStage: [Int],
    population: PopulationControl = .init()
  ) {
    precondition(timeStep > 0 && timeStep.isFinite, "a time step is positive")
    precondition(
      samplesPerStage.count == model.samplers.count && samplesPerStage.allSatisfy { $0 > 0 },
      "every process has samples")
    self.model = model
    self.fields = fields
    self.timeStep = timeStep
    self.samplesPerStage = samplesPerStage
    self.population = population
  }

  /// The state of a replica before the first step.
  public func initialState(replica: Int, ensemble: ParticleEnsemble = .init()) -> ParticleState {
    precondition((0..<ParticleModel.replicaLimit).contains(replica), "no such replica")
    return ParticleState(
      replica: UInt32(replica), ensemble: ensemble, processes: model.samplers.count)
  }

  /// The time of a state.
  public func time(of state: ParticleState) -> Double { Double(state.step) * timeStep }

  /// Does some steps.
  public func advance(_ state: inout ParticleState, steps: Int = 1) {
    var room = StepRoom(self)
    for _ in 0..<steps { advance(&state, using: &room) }
  }

  /// Does one step in memory that the steps before have used.
  func advance(_ state: inout ParticleState, using room: inout StepRoom) {
    var profile: StepProfile?
    advance(&state, using: &room, profile: &profile)
  }

  /// Does some steps and says how long each part took.
  public func profile(_ state: inout ParticleState, steps: Int) -> StepProfile {
    var room = StepRoom(self)
    var profile: StepProfile? = StepProfile()
    for _ in 0..<steps { advance(&state, using: &room, profile: &profile) }
    return profile ?? StepProfile()
  }
}
