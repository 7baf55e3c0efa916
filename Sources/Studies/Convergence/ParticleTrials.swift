import Foundation
import ParticleEngine
import RunFiles
import Statistics
import WirePhysics

/// The runs of a convergence study of the particle engine at one point.
struct ParticleTrials {
  private let configuration: RunConfiguration
  let base: ParticleConfiguration
  private let threads: Int
  let log: EvaluationLog

  /// Reads what an earlier part of the study has left.
  init(_ configuration: RunConfiguration, point: Int, threads: Int, keeper: RunKeeper) throws {
    let plan = try RunPlan(configuration)
    guard !plan.samplers.isEmpty else { throw RunError.nothingCollides }
    self.configuration = configuration
    self.threads = threads
    var base = try ParticlePlan(plan, momenta: [], point: point).configuration
    base.replicas = ParticleConvergenceStudy.replicas
    base.firstReplica = point * base.replicas
    self.base = base
    let identity = RunIdentity(
      particles: configuration, point: point, momenta: [], more: EvaluationLog.facts)
    log = try EvaluationLog(identity, slot: point, keeper: keeper)
  }

  /// Tries everything.
  func study(report: (String) -> Void) throws -> ParticleConvergencePoint {
    report("the settings of the input")
    let run = try ParticleRun(base)
    let samples = try sampleStudy(run, report: report)
    let others = try [stepStudy(run, report: report), populationStudy(run, report: report)]
    log.end()
    return ParticleConvergencePoint(
      configuration: configuration, current: samples.current,
      time: samples.time, timeStep: run.stepper.timeStep, largestStep: run.largestStep,
      studies: [samples.study] + others, seconds: log.seconds)
  }

  /// The same configuration over at most so many steps of a size, in so many records.
  private func shortened(step: Double, steps: Int, records: Int) -> ParticleConfiguration {
    var result = base
    let duration = min(base.schedule.duration, step * Double(steps))
    result.schedule = RunSchedule(recordInterval: duration / Double(records), records: records)
    result.timeStep = .fixed(step)
    return result
  }

  /// The noise of the currents at a step that is stable for the fewest samples.
  private func sampleStudy(
    _ run: ParticleRun, report: (String) -> Void
  ) throws -> (study: ParameterStudy, current: Estimate, time: Double) {
    let stages = ParticleStepper.stages
    let counts = [0.25, 0.5, 1, 2].map { max(1, Int(Double(base.samplesPerStage) * $0)) }
    var smallest = base
    smallest.samplesPerStage = counts[0]
    smallest.timeStep = .automatic(safety: 0.5)
    let step = min(run.stepper.timeStep, try ParticleRun(smallest).stepper.timeStep)
    var found: [(count: Int, series: RelativeCurrent)] = []
    for count in counts {
      report("samples per step = \(count * stages)")
      var trial = shortened(step: step, steps: ParticleConvergenceStudy.steps, records: 32)
      trial.samplesPerStage = count
      found.append((count, try evolved(trial)))
    }
    let own = found[2].series
    let levels = found.map { count, series in
      ParameterStudy.Level(
        value: Double(count * stages),
        resistivity: Estimate(value: series.last.value, standardError: series.noise.value),
        shift: Estimate(
          value: series.last.value / own.last.value - 1,
          standardError: series.noise.value / abs(own.last.value)),
        steadyState: "evolved", logResistivity: nil)
    }
    let order = try? ConvergenceOrder(
      steps: found.map { 1 / Double($0.count) }, errors: found.map(\.series.noise))
    let study = ParameterStudy(
      parameter: .samplesPerStep, inputValue: Double(base.samplesPerStage * stages),
      levels: levels, order: order, correction: BatchedValue(value: 0, deviations: []),
      // As many replicas as the input has, not as the study has.
      errorOfInput: own.noise.value / abs(own.last.value)
        * (Double(base.replicas) / Double(configuration.particles.replicas)).squareRoot())
    return (study, own.last, own.time)
  }

  /// The same random numbers with more or fewer particles kept: merging must not show.
  private func populationStudy(
    _ run: ParticleRun, report: (String) -> Void
  ) throws -> ParameterStudy {
    let found = try [64, 16, 0].map { limit in
      report("particles per cell = \(limit)")
      var trial = shortened(step: run.stepper.timeStep, steps: 64, records: 8)
      trial.replicas = 4
      trial.population = PopulationControl(particlesPerCell: limit)
      return (limit, try evolved(trial))
    }
    let own = found[2].1
    let levels = found.map { limit, series in
      ParameterStudy.Level(
        value: Double(limit), resistivity: series.last,
        shift: Estimate(value: series.largestDistance(from: own), standardError: 0),
        steadyState: "evolved", logResistivity: nil)
    }
    let largest = levels.compactMap(\.shift?.value).map { abs($0) }.max() ?? .nan
    return ParameterStudy(
      parameter: .particlesPerCell, inputValue: 0, levels: levels, order: nil,
      correction: BatchedValue(value: largest, deviations: []), errorOfInput: largest)
  }

  private func evolved(_ configuration: ParticleConfiguration) throws -> RelativeCurrent {
    try log.nextInSteps { try ParticleTrial(configuration, threads: threads) }
  }
}
