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

  /// Evolves.
  /// - Throws: `RunError` if nothing collides, `ParticleError` or `GSLError`.
  func run(report: (RunProgress) -> Void) throws -> ParticlePoint {
    guard !plan.samplers.isEmpty else { throw RunError.nothingCollides }
    let clock = StageClock()
    let particles = try ParticlePlan(plan, momenta: momenta, point: place.point)
    let run = try ParticleRun(particles.configuration)
    var state = run.begin()
    let prepared = clock.elapsed
    var schedule = CheckSchedule()
    var isReached = !particles.isOpenEnded
    var estimate: Estimate?
    try run.run(&state, threads: threads) { state in
      if particles.isOpenEnded, schedule.isDue(round: state.recordCount),
        case .reached(let plateau) = run.steadyState(of: state)
      {
        estimate = dragResistivity(from: plateau)
        if case .targetError(let target) = plan.configuration.solve.stop {
          isReached = plateau.S.relativeError <= target
        }
      }
      let samples = samples(of: run, state)
      let left = particles.isOpenEnded ? nil : timeLeft(state, run, clock.elapsed - prepared)
      report(
        progress(state, run, samples: samples, estimate, seconds: clock.elapsed, left: left))
      let isDone = particles.isOpenEnded && isReached
      return isDone || samples >= limit ? .stop : .goOn
    }
    if case .samples = plan.configuration.solve.stop { isReached = true }
    if !particles.isOpenEnded { isReached = run.isComplete(state) }
    return ParticlePoint(
      configuration: plan.configuration, result: run.result(of: state),
      isFrictionless: plan.isFrictionless, isTargetReached: isReached,
      grid: (plan.grid.intervals, plan.grid.cutoff), largestStep: run.largestStep,
      samples: samples(of: run, state), seconds: clock.elapsed)
  }

  private func dragResistivity(from plateau: Plateau) -> Estimate {
    let wires = plan.configuration.doubleWire.wires
    let value = wires.dragResistivity(fromS: plateau.S.value)
    return plateau.S.mapped(to: value, derivative: value / plateau.S.value)
  }

  /// The samples after which a run ends in any case.
  private var limit: Int {
    switch plan.configuration.solve.stop {
    case .samples(let wanted): Int(clamping: wanted)
    case .targetError: Int(clamping: plan.configuration.solve.maximumSamples)
    }
  }

  private func samples(of run: ParticleRun, _ state: ParticleRunState) -> Int {
    run.stepper.samplesPerStage.reduce(0, +) * run.configuration.scheme.tableau.stages
      * run.stepsPerRecord * state.recordCount * state.replicas.count
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

  /// The seconds to the last record, from those that the records so far took.
  private func timeLeft(_ state: ParticleRunState, _ run: ParticleRun, _ seconds: Double) -> Double
  {
    seconds * (Double(run.configuration.schedule.records) / Double(state.recordCount) - 1)
  }
}
