import KineticOperator
import Ranks
import Statistics
import WirePhysics

/// A particle run: prepared once, then carried from state to state.
///
/// Preparing takes a pilot look at the collisions, from which the time step, the share of each process
/// in the samples, and the error of the time step follow. The same configuration prepares the same run.
public struct ParticleRun: Sendable {
  /// What is run.
  public let configuration: ParticleConfiguration
  /// The largest stable step in the mean square, in hbar/T.
  public let largestStep: Double
  /// The error that the time step makes.
  public let stepError: StepError
  /// Carries a replica over one step.
  public let stepper: ParticleStepper
  /// Steps between two records.
  public let stepsPerRecord: Int

  /// Prepares a run.
  /// - Throws: `ParticleError` for a step that is unstable, too short or cannot be found.
  public init(_ configuration: ParticleConfiguration) throws {
    precondition(configuration.replicas > 0 && configuration.samplesPerStage > 0)
    self.configuration = configuration
    let model = configuration.model
    let pilot = PilotOperator(model)
    let rates = try StepRates(pilot)
    let samples = rates.shares(of: configuration.samplesPerStage)
    largestStep = rates.largestStep(samplesPerStage: samples)
    let wanted =
      switch configuration.timeStep {
      case .automatic(let safety): safety * largestStep
      case .fixed(let step): step
      }
    let interval = configuration.schedule.recordInterval
    let steps = interval / wanted * Double(configuration.schedule.records)
    guard steps < Double(ParticleStepper.stepLimit) else {
      throw ParticleError.tooManySteps(steps)
    }
    // A little tolerance, so that a step meant to divide the interval does.
    stepsPerRecord = max(1, Int((interval / wanted - 1e-9).rounded(.up)))
    let step = interval / Double(stepsPerRecord)
    guard step <= largestStep else {
      throw ParticleError.unstable(timeStep: step, largest: largestStep)
    }
    stepper = ParticleStepper(
      model: model, fields: configuration.fields, timeStep: step, samplesPerStage: samples,
      population: configuration.population)
    let ensemble = configuration.initial.ensemble(in: model)
    let moments = CellMoments(of: ensemble, cells: model.cells)
    stepError = StepError(
      pilot: pilot, stepper: stepper,
      start: model.reader.orthonormal(model.reader.splineMoments(moments)),
      stepsPerRecord: stepsPerRecord, records: configuration.schedule.records)
  }

  /// The state of all replicas at t = 0, recorded.
  public func begin() -> ParticleRunState {
    let ensemble = configuration.initial.ensemble(in: configuration.model)
    let replicas = (0..<configuration.replicas).map {
      stepper.initialState(replica: configuration.firstReplica + $0, ensemble: ensemble)
    }
    let records = replicas.map { state in
      var record = ReplicaRecord(processes: configuration.model.samplers.count)
      observe(state, in: &record)
      return record
    }
    return ParticleRunState(replicas: replicas, records: records, timeStep: stepper.timeStep)
  }

  /// Whether a state has all its records.
  public func isComplete(_ state: ParticleRunState) -> Bool {
    state.recordCount >= configuration.schedule.records
  }

  /// Samples drawn up to the last record, all processes and replicas together.
  public func samples(of state: ParticleRunState) -> Int {
    stepper.samplesPerStage.reduce(0, +) * ParticleStepper.stages * stepsPerRecord
      * state.recordCount * state.replicas.count
  }

  /// Goes on to the next record.
  /// - Parameters:
  ///   - threads: how many threads work on the replicas; the result does not depend on it.
  ///   - isStopped: asked after every step, on any thread; true leaves the state where it is.
  /// - Returns: Whether the record was reached.
  /// - Throws: `ParticleError.diverged` if an ensemble grows without bound, `.foreignState` for a state
  ///   of another run.
  @discardableResult
  public func advance(
    _ state: inout ParticleRunState, threads: Int,
    isStopped: @escaping @Sendable () -> Bool = { false }
  ) throws -> Bool {
    try check(state)
    let next = state.recordCount + 1
    state.replicas.withUnsafeMutableBufferPointer { replicas in
      state.records.withUnsafeMutableBufferPointer { records in
        nonisolated(unsafe) let (replicas, records) = (replicas, records)
        SharedWork.forEach(replicas.count, threads: threads) { i in
          guard records[i].count == next else { return }
          var room = StepRoom(stepper)
          while replicas[i].step < next * stepsPerRecord {
            if isStopped() { return }
            stepper.advance(&replicas[i], using: &room)
          }
          observe(replicas[i], in: &records[i])
        }
      }
    }
    if let record = state.records.first(where: { !($0.absoluteWeight.last ?? 0).isFinite }) {
      throw ParticleError.diverged(
        time: Double(record.count - 1) * configuration.schedule.recordInterval,
        timeStep: stepper.timeStep)
    }
    return state.recordCount == next
  }

  private func observe(_ state: ParticleState, in record: inout ReplicaRecord) {
    let row = record.count
    record.append(state)
    let schedule = configuration.schedule
    guard schedule.recordsPerSnapshot > 0, row % schedule.recordsPerSnapshot == 0 else { return }
    let g = configuration.model.distributions(
      of: state.ensemble, at: schedule.snapshotMomenta)
    record.snapshots.append([g.one, g.two])
  }
}
