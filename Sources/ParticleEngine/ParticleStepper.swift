import Collisions
import RandomStreams
public import WirePhysics

/// Carries the state of a replica over one time step.
///
/// A step is Heun's: dg/dt = F is taken at g and at g + dt F, and the mean of both makes the step, of
/// second order. The fields add particles; each stage draws a fresh batch of collisions, which read g from
/// the moments of the stage and leave particles; population control merges. The batch of a stage is
/// independent of what it acts on, so the mean of the ensemble obeys the scheme applied to the mean
/// operator, without any bias.
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

  /// Does one step.
  public func advance(_ state: inout ParticleState) {
    var profile: StepProfile?
    advance(&state, profile: &profile)
  }

  /// Does some steps and says how long each part took.
  public func profile(_ state: inout ParticleState, steps: Int) -> StepProfile {
    var profile: StepProfile? = StepProfile()
    let before = state.counters.collisions
    for _ in 0..<steps { advance(&state, profile: &profile) }
    profile?.collisions = state.counters.collisions - before
    return profile ?? StepProfile()
  }

  private func advance(_ state: inout ParticleState, profile: inout StepProfile?) {
    precondition(
      state.step < Self.stepLimit, "out of addresses for random numbers; use larger steps")
    let start = CellMoments(of: state.ensemble, cells: model.cells)
    let impulses = drive(&state)
    let weightBefore = state.ensemble.absoluteWeight
    var polynomials = StepProfile.measure(\.reading, in: &profile) { model.reader.read(start) }
    let first = stage(0, reading: polynomials, state: &state, profile: &profile)
    polynomials = StepProfile.measure(\.reading, in: &profile) {
      var moments = start
      moments.add(first.rate, times: timeStep)
      add(impulses, to: &moments)
      return model.reader.read(moments)
    }
    let second = stage(1, reading: polynomials, state: &state, profile: &profile)
    StepProfile.measure(\.merging, in: &profile) {
      population.apply(
        to: &state.ensemble, cells: model.cells, nodes: model.nodes, counters: &state.counters)
    }
    state.counters.note(
      weightBefore: weightBefore, after: state.ensemble.absoluteWeight,
      largestParticle: max(first.largest, second.largest))
    state.step += 1
  }

  /// Adds the particles of the fields and answers the integral of each field over the step.
  private func drive(_ state: inout ParticleState) -> WirePair<Double> {
    let start = time(of: state)
    let end = Double(state.step + 1) * timeStep
    let impulses = WirePair { fields[$0].impulse(from: start, to: end) }
    let before = state.ensemble.count
    state.ensemble.append(model.drive, times: impulses, model: model)
    state.counters.driven += UInt64(state.ensemble.count - before)
    return impulses
  }

  private func add(_ impulses: WirePair<Double>, to moments: inout CellMoments) {
    for wire in WireIndex.allCases where impulses[wire] != 0 {
      let first = wire.rawValue * model.cells.perWire
      for i in first..<first + model.cells.perWire {
        moments.values[i] += impulses[wire] * model.drive.values[i]
      }
    }
  }

  /// The collisions of one stage, all processes.
  private func stage(
    _ index: Int, reading polynomials: CellPolynomials, state: inout ParticleState,
    profile: inout StepProfile?
  ) -> CollisionStage {
    var stage = CollisionStage(
      cells: model.cells,
      records: index + 1 < Self.stages ? .ratesAndParticles : .particles)
    let block = state.step * UInt32(Self.stages) + UInt32(index)
    for (number, sampler) in model.samplers.enumerated() {
      let count = samplesPerStage[number]
      let batch = StepProfile.measure(\.sampling, in: &profile) {
        var batch = CollisionBatch(process: sampler.process, capacity: 4 * count)
        var stream = RandomStream(
          model.generator,
          at: model.address(
            of: sampler, replica: ParticleModel.firstReplica + state.replica, block: block))
        sampler.sample(count, from: &stream, into: &batch)
        return batch
      }
      stage.beginProcess()
      StepProfile.measure(\.colliding, in: &profile) {
        stage.collide(
          batch, samples: count, reading: polynomials, timeWeight: timeStep / Double(Self.stages),
          into: &state.ensemble, counters: &state.counters)
      }
      state.transferred[number] += stage.transfer
    }
    return stage
  }
}
