public import Checkpoints
public import Input

/// Drag in the steady state with the operator engine: sample until the answer is good enough, then solve.
public struct OperatorRun: Study {
  let plan: RunPlan

  /// Plans a run.
  /// - Throws: `RunError` if the configuration asks for another engine, several seeds or nothing that collides,
  ///   `GSLError` if the splines cannot be made.
  public init(_ configuration: RunConfiguration) throws {
    guard configuration.random.seeds == nil else {
      throw RunError.needsOneSeed(command: "this study")
    }
    guard configuration.solve.engine == .operator else {
      throw RunError.otherEngine(
        command: "the operator engine", engine: configuration.solve.engine)
    }
    plan = try RunPlan(configuration)
    guard !plan.samplers.isEmpty else { throw RunError.nothingCollides }
  }

  /// What the samples of a point depend on.
  public func identity(at point: SweepPoint) -> RunIdentity {
    RunIdentity(plan.configuration, point: point.index)
  }

  /// Answers the question at one point.
  public func answer(in context: StudyContext) throws -> PointResult {
    let means = try SamplingMeans.forOddForms(plan, context)
    return try context.log.answer(to: "steady state", OperatorEvaluation(plan, means, context))
  }
}
