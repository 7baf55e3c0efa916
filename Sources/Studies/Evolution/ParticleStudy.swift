public import Checkpoints
public import Input
import KineticOperator
import ParticleEngine
import Report

/// A point computed with the particle engine: evolve until the answer is good enough or time is up.
public struct ParticleStudy: Study {
  private let plan: RunPlan

  /// Plans a run.
  /// - Throws: `RunError` if the configuration asks for several seeds or nothing that collides, `GSLError` if
  ///   the splines cannot be made.
  public init(_ configuration: RunConfiguration) throws {
    guard configuration.random.seeds == nil else {
      throw RunError.needsOneSeed(command: "the particle engine")
    }
    plan = try RunPlan(configuration)
    guard !plan.samplers.isEmpty else { throw RunError.nothingCollides }
  }

  /// What the samples of a point depend on.
  public func identity(at point: SweepPoint) -> RunIdentity {
    RunIdentity(particles: plan.configuration, point: point.index, momenta: point.momenta)
  }

  /// Evolves.
  /// - Throws: `ParticleError` or `GSLError`; `RunInterruption` or `CheckpointError`.
  public func answer(in context: StudyContext) throws -> ParticlePoint {
    let momenta = context.point.momenta
    let particles = try ParticlePlan(plan, momenta: momenta, point: context.point.index)
    let run = try ParticleRun(particles.configuration)
    let evolution = ParticleEvolution(run, goal: particles.goal, context) {
      Self.remark($0, run)
    }
    let end = try context.log.answer(to: "evolution", evolution)
    return ParticlePoint(
      configuration: plan.configuration, result: run.result(of: end.state),
      isFrictionless: plan.isFrictionless, isTargetReached: end.isReached,
      grid: (plan.grid.intervals, plan.grid.cutoff), largestStep: run.largestStep,
      samples: run.samples(of: end.state), momenta: momenta, seconds: context.clock.elapsed)
  }

  private static func remark(_ state: ParticleRunState, _ run: ParticleRun) -> String {
    let count = Double(state.records.count)
    func current(_ wire: Int) -> String {
      let sum = state.records.reduce(0) { $0 + ($1.moments[1][wire].last ?? 0) }
      return TextTable.short(sum / count)
    }
    let time = Double(state.recordCount) * run.configuration.schedule.recordInterval
    return "t = \(TextTable.short(time)), j = \(current(0)), \(current(1))"
  }
}
