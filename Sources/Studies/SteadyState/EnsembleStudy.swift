public import Checkpoints
public import Input
import Ranks

/// A point computed once for each of its seeds.
public struct EnsembleStudy: Study, Sendable {
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
    nonisolated(unsafe) let whole = context
    let isAlone = context.ranks.size == 1
    // Ranks take seeds, and share inside those that are left over, one after the other.
    let divided = isAlone ? 0 : DividedWork.tasks(of: allSeeds.count, for: context.ranks)
    let packed =
      divided == 0 ? [] : try context.divided(divided) { try replica($0, in: $1).packed }
    let threads = isAlone ? context.threads : 1
    let replicas = SharedWork.tasks(allSeeds.count - divided, threads: threads) { index in
      Result { try replica(divided + index, in: whole) }
    }
    return EnsemblePoint(
      configuration,
      replicas: packed.compactMap { EnsemblePoint.Replica($0) }
        + (try replicas.map { try $0.get() }))
  }

  /// Runs a seed.
  private func replica(_ index: Int, in context: StudyContext) throws -> EnsemblePoint.Replica {
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
