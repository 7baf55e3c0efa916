public import Checkpoints
import ClosedForms
public import Input
import ParticleEngine
import Report
import Statistics
import WirePhysics

/// sigma(omega) and rho_12(omega) from particles: how the wires go on after an impulse.
public struct ParticleResponseStudy: Study {
  private let plan: RunPlan

  /// Samples of each process in each batch of the limit above all rates.
  private static let limitSamples = 1024

  /// Plans the response of a configuration, whose fields are not used.
  /// - Throws: `RunError` if nothing collides or there is one replica, `GSLError` if the splines cannot be made.
  public init(_ configuration: RunConfiguration) throws {
    plan = try RunPlan(configuration)
    guard !plan.samplers.isEmpty else { throw RunError.nothingCollides }
    guard configuration.particles.replicas > 1 else { throw RunError.needsReplicas }
  }

  /// What the samples of a point depend on.
  public func identity(at point: SweepPoint) -> RunIdentity {
    RunIdentity(
      particles: plan.configuration, point: point.index, momenta: [],
      more: ["response: to an impulse"])
  }

  /// Evolves and transforms.
  /// - Throws: `ParticleError` or `GSLError`; `RunInterruption` or `CheckpointError`.
  public func answer(in context: StudyContext) throws -> ParticleResponse {
    let particles = try ParticleResponsePlan(plan, point: context.point.index)
    let run = try ParticleRun(particles.configuration)
    let schedule = particles.configuration.schedule
    let evolution = ParticleEvolution(run, context) { state in
      let time = Double(state.recordCount) * schedule.recordInterval
      return "t = \(TextTable.short(time)) of \(TextTable.short(schedule.duration))"
    }
    let key = "\(schedule.records) records, every \(schedule.recordInterval)"
    let state = try context.log.answer(to: key, evolution).state
    let response = try ImpulseResponse(run, state: state)
    let n = plan.configuration.doubleWire.densities
    return ParticleResponse(
      configuration: plan.configuration,
      points: try particles.frequencies.map { try response.point(at: $0) },
      remainder: response.remainder,
      highFrequency: try ImpulseRate(particles.configuration, samples: Self.limitSamples).value
        .scaled(by: 1 / (n.one * n.two)),
      highFrequencyOfPairs: try ClosedForm.highFrequency.value(
        in: plan.configuration.closedFormContext),
      result: run.result(of: state), times: (schedule.duration, schedule.recordInterval),
      samples: run.samples(of: state), seconds: context.clock.elapsed)
  }
}
