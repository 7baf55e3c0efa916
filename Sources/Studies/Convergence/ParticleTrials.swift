import Checkpoints
import Foundation
import Input
import ParticleEngine
import Statistics
import WirePhysics

/// The runs of a convergence study of the particle engine at one point.
struct ParticleTrials {
  private let configuration: RunConfiguration
  let base: ParticleConfiguration
  let context: StudyContext

  init(_ plan: RunPlan, _ context: StudyContext) throws {
    configuration = plan.configuration
    self.context = context
    var base = try ParticlePlan(plan, momenta: [], point: context.point.index).configuration
    base.replicas = ParticleConvergenceStudy.replicas
    base.firstReplica = context.point.index * base.replicas
    self.base = base
  }

  /// Tries everything.
  func study() throws -> ParticleConvergencePoint {
    context.report(remark: "the settings of the input")
    let run = try ParticleRun(base)
    let samples = try sampleStudy(run)
    let others = try [stepStudy(run), populationStudy(run)]
    return ParticleConvergencePoint(
      configuration: configuration, current: samples.current,
      time: samples.time, timeStep: run.stepper.timeStep, largestStep: run.largestStep,
      studies: [samples.study] + others, seconds: context.clock.elapsed)
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
    _ run: ParticleRun
  ) throws -> (study: ParameterStudy, current: Estimate, time: Double) {
    let stages = ParticleStepper.stages
    let counts = [0.25, 0.5, 1, 2].map { max(1, Int(Double(base.samplesPerStage) * $0)) }
    var smallest = base
    smallest.samplesPerStage = counts[0]
    smallest.timeStep = .automatic(safety: 0.5)
    let step = min(run.stepper.timeStep, try ParticleRun(smallest).stepper.timeStep)
    var found: [(count: Int, series: RelativeCurrent)] = []
    for count in counts {
      var trial = shortened(step: step, steps: ParticleConvergenceStudy.steps, records: 32)
      trial.samplesPerStage = count
      found.append((count, try evolved(trial, "samples per step = \(count * stages)")))
    }
    let own = found[2].series
    let levels = found.map { count, series in
      ParameterStudy.Level(
        value: Double(count * stages),
        resistivity: Estimate(value: series.last.value, standardError: series.noise.value),
        shift: Estimate(
          value: series.last.value / own.last.value - 1,
          standardError: series.noise.value / abs(own.last.value)),
        status: .evolved, logResistivity: nil)
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
  private func populationStudy(_ run: ParticleRun) throws -> ParameterStudy {
    let found = try [64, 16, 0].map { limit in
      var trial = shortened(step: run.stepper.timeStep, steps: 64, records: 8)
      trial.replicas = 4
      trial.population = PopulationControl(particlesPerCell: limit)
      return (limit, try evolved(trial, "particles per cell = \(limit)"))
    }
    let own = found[2].1
    let levels = found.map { limit, series in
      ParameterStudy.Level(
        value: Double(limit), resistivity: series.last,
        shift: Estimate(value: series.largestDistance(from: own), standardError: 0),
        status: .evolved, logResistivity: nil)
    }
    let largest = levels.compactMap(\.shift?.value).map { abs($0) }.max() ?? .nan
    return ParameterStudy(
      parameter: .particlesPerCell, inputValue: 0, levels: levels, order: nil,
      correction: BatchedValue(value: largest, deviations: []), errorOfInput: largest)
  }

  private func evolved(
    _ configuration: ParticleConfiguration, _ words: String
  ) throws -> RelativeCurrent {
    context.report(remark: words)
    return try context.log.kept(words) {
      try ParticleTrial(configuration, context)
    }
  }
}

/// One run of the study, of which the currents are kept.
private struct ParticleTrial: Evaluation {
  private let run: ParticleRun
  private var evolution: ParticleEvolution

  init(_ configuration: ParticleConfiguration, _ context: StudyContext) throws {
    run = try ParticleRun(configuration)
    // The study says what is tried; how far a trial is would be too much.
    evolution = ParticleEvolution(run, context, isTold: false) { _ in "" }
  }

  var course: ParticleRunState { evolution.course }

  mutating func restore(_ course: ParticleRunState) throws { try evolution.restore(course) }

  mutating func advance() throws -> RelativeCurrent? {
    try evolution.advance().map { RelativeCurrent(run.result(of: $0.state)) }
  }
}
