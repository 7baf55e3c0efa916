import Checkpoints
import ParticleEngine
import Report
import Statistics

extension ParticleTrials {
  /// The error of the mean evolution, which has no noise: the scheme on the pilot's operator.
  func stepStudy(_ run: ParticleRun) throws -> ParameterStudy {
    let step = run.stepper.timeStep
    let levels = try [1.8, 1, 0.5, 0.25, 0.125].map { $0 * step }
      .filter { $0 < run.largestStep }.map { step in
        let words = "time step = \(TextTable.short(step))"
        context.report(remark: words)
        return try context.log.computed("\(words), \(step)") {
          try meanEvolution(steps: step, records: 8 * run.stepper.timeStep)
        }
      }
    let own = levels.first { abs($0.step / step - 1) < 1e-9 }?.error ?? .nan
    return ParameterStudy(
      parameter: .timeStep, inputValue: step,
      levels: levels.map { level in
        ParameterStudy.Level(
          value: level.step, resistivity: nil,
          shift: Estimate(value: level.error, standardError: 0), status: .evolved,
          logResistivity: nil)
      },
      order: levels.allSatisfy { $0.error > 0 }
        ? try? ConvergenceOrder(steps: levels.map(\.step), errors: levels.map(\.error)) : nil,
      correction: BatchedValue(value: own, deviations: []), errorOfInput: own)
  }

  /// A time step, in hbar/T, and the relative error that it makes.
  private struct StepTrial: Codable {
    let step: Double
    let error: Double
  }

  /// The error of a step with records so far apart that every step tried divides the time between them.
  private func meanEvolution(steps step: Double, records interval: Double) throws -> StepTrial {
    var trial = base
    let records = max(1, min(60, Int(base.schedule.duration / interval)))
    trial.schedule = RunSchedule(recordInterval: interval, records: records)
    trial.timeStep = .fixed(step)
    let run = try ParticleRun(trial)
    return StepTrial(step: run.stepper.timeStep, error: run.stepError.relative)
  }
}
