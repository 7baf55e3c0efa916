public import Checkpoints
import ClosedForms
public import Input
import KineticOperator
import Statistics

/// sigma(omega) and rho_12(omega) from the relaxation modes of the sampled operator.
public struct ResponseStudy: Study {
  private let plan: RunPlan

  /// Plans the response of a configuration.
  /// - Throws: `RunError` if nothing collides, `GSLError` if the splines cannot be made.
  public init(_ configuration: RunConfiguration) throws {
    plan = try RunPlan(configuration)
    guard !plan.samplers.isEmpty else { throw RunError.nothingCollides }
  }

  /// What the samples of a point depend on.
  public func identity(at point: SweepPoint) -> RunIdentity {
    RunIdentity(plan.configuration, point: point.index, more: ["forms of parity: odd"])
  }

  /// Samples, decomposes, evaluates.
  /// - Throws: `LapackError` or `GSLError`; `RunInterruption` or `CheckpointError`.
  public func answer(in context: StudyContext) throws -> ResponseResult {
    let means = try SamplingMeans.forOddForms(plan, context)
    let sampled = try context.log.answer(
      to: "odd forms", FormSampling(plan, basis: plan.basis, means, context))
    return try ResponseResult(plan.configuration, sampled, seconds: context.clock.elapsed)
  }
}
