public import RunFiles

/// Runs every point of an input once for each of its seeds.
public struct EnsembleStudy {
  private let input: InputFile
  private let threads: Int
  private let keeper: RunKeeper

  /// Prepares a study.
  /// - Parameters:
  ///   - input: the input file; without random.seeds each point is an ensemble of one.
  ///   - threads: how many threads sample; results do not depend on it.
  ///   - keeper: reads and writes checkpoints, one for each seed of each point; without one nothing is kept.
  public init(input: InputFile, threads: Int, keeper: RunKeeper = RunKeeper()) {
    self.input = input
    self.threads = threads
    self.keeper = keeper
  }

  /// Computes all replicas of all points.
  /// - Parameter report: called after every look at a result, the seeds counted as points.
  /// - Throws: `RunError`, `GSLError` or `LapackError`; `RunInterruption` or `CheckpointError`.
  public func run(report: (RunProgress) -> Void = { _ in }) throws -> EnsembleResult {
    for configuration in input.configurations where configuration.solve.engine != .operator {
      throw RunError.otherEngine(command: "an ensemble", engine: configuration.solve.engine)
    }
    try keeper.begin(slots: input.configurations.reduce(0) { $0 + $1.random.allSeeds.count })
    var slot = 0
    let points = try input.configurations.enumerated().map { index, configuration in
      let replicas = try configuration.random.allSeeds.map { seed in
        var single = configuration
        single.random.seed = seed
        single.random.seeds = nil
        defer { slot += 1 }
        return try OperatorRun(
          plan: RunPlan(single), threads: threads, place: (index, input.configurations.count),
          slot: slot, keeper: keeper
        ).run(report: report)
      }
      return EnsemblePoint(configuration, replicas: replicas)
    }
    return EnsembleResult(input: input, points: points)
  }
}
