public import Checkpoints
public import Input

/// Varies the numerical parameters of the particle engine: samples per step, time step, population control.
///
/// The number of replicas and the duration only add to the samples; a basis is studied with the operator
/// engine, whose basis it is.
public struct ParticleConvergenceStudy: Study {
  private let plan: RunPlan

  /// Replicas of each run: the scatter of so many is itself known to an eighth.
  static let replicas = 32
  /// Steps of each run, at most; the currents come to a few relaxation times, or as far as the steps go.
  static let steps = 600

  /// Plans a study.
  /// - Throws: `RunError` if the configuration asks for several seeds or nothing that collides, `GSLError` if
  ///   the splines cannot be made.
  public init(_ configuration: RunConfiguration) throws {
    guard configuration.random.seeds == nil else {
      throw RunError.needsOneSeed(command: "converge")
    }
    plan = try RunPlan(configuration)
    guard !plan.samplers.isEmpty else { throw RunError.nothingCollides }
  }

  /// What the samples of a point depend on.
  public func identity(at point: SweepPoint) -> RunIdentity {
    RunIdentity(
      particles: plan.configuration, point: point.index, momenta: [],
      more: ["study: convergence"])
  }

  /// Runs all settings.
  /// - Throws: `ParticleError` or `GSLError`; `RunInterruption` or `CheckpointError`.
  public func answer(in context: StudyContext) throws -> ParticleConvergencePoint {
    try ParticleTrials(plan, context).study()
  }
}
