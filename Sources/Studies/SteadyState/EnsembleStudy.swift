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
    // Ranks take seeds as long as there is one for each of them.
    guard context.ranks.size > 1, allSeeds.count >= context.ranks.size else {
      return EnsemblePoint(
        configuration, replicas: try run(seeds: Array(allSeeds.indices), in: context))
    }
    let packed = try context.divided(allSeeds.count) { seeds, context in
      try run(seeds: seeds, in: context).map(\.packed)
    }
    return EnsemblePoint(configuration, replicas: packed.compactMap { EnsemblePoint.Replica($0) })
  }

  /// Runs some of the seeds.
  private func run(
    seeds places: [Int], in context: StudyContext
  ) throws -> [EnsemblePoint.Replica] {
    // Parts of a context are opened on any thread.
    nonisolated(unsafe) let context = context
    let (configuration, allSeeds) = (configuration, allSeeds)
    // Ranks that share a seed do so one after the other.
    let threads = context.ranks.size > 1 ? 1 : context.threads
    let replicas = SharedWork.tasks(places.count, threads: threads) { place in
      let index = places[place]
      return Result {
        var single = configuration
        single.random.seed = allSeeds[index]
        single.random.seeds = nil
        let identity = RunIdentity(single, point: context.point.index)
        let part = try context.part(
          "seed-\(allSeeds[index])", identity: identity, isTask: allSeeds.count > 1)
        let question = PointQuestion(single, ["a seed"], identity: identity, momenta: []).number
        let replica =
          if let known = part.log.known(question).flatMap({ EnsemblePoint.Replica($0) }) {
            known
          } else {
            EnsemblePoint.Replica(try OperatorRun(single).answer(in: part))
          }
        try part.log.end(answering: question, replica.packed)
        if allSeeds.count > 1 { part.ended() }
        return replica
      }
    }
    return try replicas.map { try $0.get() }
  }
}
