public import Checkpoints
public import Input
import KineticOperator

/// All relaxation rates of the sampled operator, in both parities.
///
/// The sampling stops where that of `drag response` does; the even modes see the same collisions.
public struct SpectrumStudy: Study {
  private let plan: RunPlan

  /// Plans the spectrum of a configuration.
  /// - Throws: `RunError` if nothing collides, `GSLError` if the splines cannot be made.
  public init(_ configuration: RunConfiguration) throws {
    plan = try RunPlan(configuration)
    guard !plan.samplers.isEmpty else { throw RunError.nothingCollides }
  }

  /// What the samples of a point depend on.
  public func identity(at point: SweepPoint) -> RunIdentity {
    RunIdentity(plan.configuration, point: point.index, more: ["forms of parity: odd, even"])
  }

  /// Samples and decomposes.
  /// - Throws: `LapackError` or `GSLError`; `RunInterruption` or `CheckpointError`.
  public func answer(in context: StudyContext) throws -> SpectrumResult {
    let log = context.log
    let first = try log.answer(
      to: "odd forms",
      FormSampling(plan, basis: plan.basis, .forOddForms(plan, context), context))
    let basis = try SplineBasis(
      grid: plan.grid, degree: plan.configuration.solve.basis.degree, parity: .even)
    let second = try log.answer(
      to: "even forms",
      FormSampling(plan, basis: basis, SamplingMeans(plan), context, rounds: first.rounds))
    return SpectrumResult(
      configuration: plan.configuration, odd: try first.kinetics.relaxation(),
      even: try second.kinetics.relaxation(), samples: first.samples,
      isTargetReached: first.isTargetReached, seconds: context.clock.elapsed,
      sizes: [2 * plan.basis.count, 2 * basis.count])
  }
}
