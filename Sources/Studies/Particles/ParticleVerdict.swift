import ParticleEngine
import RunFiles
import Statistics
import WirePhysics

/// Decides after each record whether a particle run is done.
///
/// The decision depends on nothing but the records, so a run that goes on from a checkpoint ends where
/// it would have ended.
struct ParticleVerdict {
  private let run: ParticleRun
  private let isOpenEnded: Bool
  private let stop: SolveSettings.Stop
  private let maximumSamples: UInt64
  private var schedule: CheckSchedule
  private var isAccurate = false
  /// The drag resistivity at the last look.
  private(set) var estimate: Estimate?

  /// Prepares decisions.
  /// - Parameters:
  ///   - run: the run.
  ///   - isOpenEnded: whether it ends as soon as S has its target error.
  ///   - stop: the target error, or the samples wanted.
  ///   - maximumSamples: the samples that end the run in any case.
  ///   - recordsDone: where the run goes on from.
  init(
    run: ParticleRun, isOpenEnded: Bool, stop: SolveSettings.Stop, maximumSamples: UInt64,
    recordsDone: Int
  ) {
    self.run = run
    self.isOpenEnded = isOpenEnded
    self.stop = stop
    self.maximumSamples = maximumSamples
    schedule = CheckSchedule(roundsDone: recordsDone)
  }

  /// Whether a state with a new record needs no more of them.
  mutating func isDone(_ state: ParticleRunState) -> Bool {
    if isOpenEnded, schedule.isDue(round: state.recordCount),
      case .reached(let plateau) = run.steadyState(of: state)
    {
      let wires = run.configuration.model.doubleWire.wires
      let value = wires.dragResistivity(fromS: plateau.S.value)
      estimate = plateau.S.mapped(to: value, derivative: value / plateau.S.value)
      if case .targetError(let target) = stop { isAccurate = plateau.S.relativeError <= target }
    }
    return (isOpenEnded && isAccurate) || samples(state) >= limit
  }

  /// Whether the run did what was asked of it.
  func isReached(_ state: ParticleRunState) -> Bool {
    guard isOpenEnded else { return run.isComplete(state) }
    if case .samples = stop { return true }
    return isAccurate
  }

  /// Samples drawn up to a record, all processes and replicas together.
  func samples(_ state: ParticleRunState) -> Int {
    run.stepper.samplesPerStage.reduce(0, +) * run.configuration.scheme.tableau.stages
      * run.stepsPerRecord * state.recordCount * state.replicas.count
  }

  private var limit: Int {
    switch stop {
    case .samples(let wanted): Int(clamping: wanted)
    case .targetError: Int(clamping: maximumSamples)
    }
  }
}
