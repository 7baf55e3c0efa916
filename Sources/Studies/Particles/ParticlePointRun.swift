import KineticOperator
import ParticleEngine
import RunFiles
import Statistics
import WirePhysics

/// One point computed with the particle engine: evolve until the answer is good enough or time is up.
struct ParticlePointRun {
  let plan: RunPlan
  let momenta: [Double]
  let threads: Int
  let place: (point: Int, count: Int)
  let keeper: RunKeeper

  /// Evolves.
  /// - Throws: `RunError` if nothing collides, `ParticleError` or `GSLError`; `RunInterruption` if it was
  ///   asked to stop, `CheckpointError` if it cannot go on from where it was.
  func run(report: (RunProgress) -> Void) throws -> ParticlePoint {
    guard !plan.samplers.isEmpty else { throw RunError.nothingCollides }
    var clock = StageClock()
    let particles = try ParticlePlan(plan, momenta: momenta, point: place.point)
    let run = try ParticleRun(particles.configuration)
    var state = run.begin()
    let identity = RunIdentity(
      particles: plan.configuration, point: place.point, momenta: momenta)
    let earlier = try keeper.restore(identity, slot: place.point) { (found: ParticleRunState) in
      try run.check(found)
      state = found
    }
    if let earlier { clock.addEarlier(earlier.seconds) }
    let before = (seconds: clock.elapsed, records: state.recordCount)
    var judge = StopRule(run: run, goal: particles.goal, recordsDone: state.recordCount)
    func checkpoint(_ stage: CheckpointStage) -> RunCheckpoint<ParticleRunState> {
      RunCheckpoint(identity: identity, stage: stage, state: state, seconds: clock.elapsed)
    }
    // What was restored may be good enough as it is.
    var isDone = state.recordCount > 0 && judge.isDone(state)
    while !isDone && !run.isComplete(state) {
      let isStopped = keeper.isInterrupted
      if try run.advance(&state, threads: threads, isStopped: isStopped) {
        isDone = judge.isDone(state)
        let left = timeLeft(state, run, clock.elapsed - before.seconds, since: before.records)
        report(
          progress(
            state, run, samples: run.samples(of: state), judge.estimate, seconds: clock.elapsed,
            left: particles.isOpenEnded ? nil : left))
      }
      if !isDone { try keeper.roundEnded(checkpoint, slot: place.point) }
    }
    keeper.pointEnded(checkpoint, slot: place.point)
    return ParticlePoint(
      configuration: plan.configuration, result: run.result(of: state),
      isFrictionless: plan.isFrictionless, isTargetReached: judge.isReached(state),
      grid: (plan.grid.intervals, plan.grid.cutoff), largestStep: run.largestStep,
      samples: run.samples(of: state), seconds: clock.elapsed)
  }

  private func progress(
    _ state: ParticleRunState, _ run: ParticleRun, samples: Int, _ estimate: Estimate?,
    seconds: Double, left: Double?
  ) -> RunProgress {
    let count = Double(state.records.count)
    func current(_ wire: Int) -> String {
      let sum = state.records.reduce(0) { $0 + ($1.moments[1][wire].last ?? 0) }
      return TextTable.short(sum / count)
    }
    let interval = run.configuration.schedule.recordInterval
    let time = TextTable.short(Double(state.recordCount) * interval)
    return RunProgress(
      point: place.point, pointCount: place.count, samples: samples, dragResistivity: estimate,
      remark: "t = \(time), j = \(current(0)), \(current(1))", seconds: seconds,
      secondsLeft: left)
  }

  /// The seconds to the last record, from those that the records since a beginning took.
  private func timeLeft(
    _ state: ParticleRunState, _ run: ParticleRun, _ seconds: Double, since first: Int
  ) -> Double {
    let done = Double(state.recordCount - first)
    return seconds * Double(run.configuration.schedule.records - state.recordCount) / done
  }
}
