public import Checkpoints
public import Input
import Ranks

/// A point computed once for each of its seeds.
public struct EnsembleStudy: Study {
  private let configuration: RunConfiguration
  private var allSeeds: [UInt64]

  /// Plans an ensemble; without `random.seeds` it is one of a single run.
  /// - Throws: `RunError` if the configuration asks for another engine.
  public init(_ configuration: RunConfiguration) throws {
    guard configuration.solve.engine == .operator else {
      throw RunError.otherEngine(command: "an ensemble", engine: configuration.solve.engine)
    }
    self.configuration = configuration
    allSeeds = configuration.random.allSeeds
  }

  /// How many seeds there are.
  public var seedCount: Int { allSeeds.count }

  /// The same ensemble with some of its seeds.
  public func seeds(_ group: Int, of groups: Int) -> EnsembleStudy {
    var study = self
    study.allSeeds = stride(from: group, to: allSeeds.count, by: groups).map { allSeeds[$0] }
    return study
  }

  /// What the samples of a point depend on.
  public func identity(at point: SweepPoint) -> RunIdentity {
    RunIdentity(configuration, point: point.index)
  }

  /// Runs all seeds, each with a checkpoint of its own.
  public func answer(in context: StudyContext) throws -> EnsemblePoint {
    // Parts of a context are opened on any thread.
    nonisolated(unsafe) let context = context
    let (configuration, allSeeds) = (configuration, allSeeds)
    let replicas = SharedWork.tasks(allSeeds.count, threads: context.threads) { index in
      Result {
        var single = configuration
        single.random.seed = allSeeds[index]
        single.random.seeds = nil
        let run = try OperatorRun(single)
        let part = try context.part(
          "seed-\(allSeeds[index])", identity: run.identity(at: context.point),
          isTask: allSeeds.count > 1)
        let replica = EnsemblePoint.Replica(try run.answer(in: part))
        try part.log.end()
        if allSeeds.count > 1 { part.ended() }
        return replica
      }
    }
    return EnsemblePoint(configuration, replicas: try replicas.map { try $0.get() })
  }
}
