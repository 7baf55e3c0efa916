public import Checkpoints
public import Input

/// A point computed once for each of its seeds.
public struct EnsembleStudy: Study {
  private let configuration: RunConfiguration

  /// Plans an ensemble; without `random.seeds` it is one of a single run.
  /// - Throws: `RunError` if the configuration asks for another engine.
  public init(_ configuration: RunConfiguration) throws {
    guard configuration.solve.engine == .operator else {
      throw RunError.otherEngine(command: "an ensemble", engine: configuration.solve.engine)
    }
    self.configuration = configuration
  }

  /// What the samples of a point depend on.
  public func identity(at point: SweepPoint) -> RunIdentity {
    RunIdentity(configuration, point: point.index)
  }

  /// Runs all seeds, each with a checkpoint of its own.
  public func answer(in context: StudyContext) throws -> EnsemblePoint {
    let replicas = try configuration.random.allSeeds.map { seed in
      var single = configuration
      single.random.seed = seed
      single.random.seeds = nil
      let run = try OperatorRun(single)
      let part = try context.part("seed-\(seed)", identity: run.identity(at: context.point))
      let answer = try run.answer(in: part)
      try part.log.end()
      return answer
    }
    return EnsemblePoint(configuration, replicas: replicas)
  }
}
