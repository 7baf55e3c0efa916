public import RunFiles

/// A run of an input file with the operator engine: one point after the other.
public struct OperatorStudy {
  private let input: InputFile
  private let threads: Int
  private let keeper: RunKeeper

  /// Prepares a study.
  /// - Parameters:
  ///   - input: the input file.
  ///   - threads: how many threads sample; results do not depend on it.
  ///   - keeper: reads and writes checkpoints; without one every point starts anew and nothing is kept.
  public init(input: InputFile, threads: Int, keeper: RunKeeper = RunKeeper()) {
    self.input = input
    self.threads = threads
    self.keeper = keeper
  }

  /// Computes all points.
  /// - Parameter report: called after every look at the result of a point.
  /// - Throws: `RunError`, `GSLError` or `LapackError`; `RunInterruption` or `CheckpointError`.
  public func run(report: (RunProgress) -> Void = { _ in }) throws -> RunResult {
    let count = input.configurations.count
    for configuration in input.configurations where configuration.random.seeds != nil {
      throw RunError.needsOneSeed(command: "this study")
    }
    for configuration in input.configurations where configuration.solve.engine != .operator {
      throw RunError.otherEngine(command: "the operator engine", engine: configuration.solve.engine)
    }
    try keeper.begin(slots: count)
    let points = try input.configurations.enumerated().map { index, configuration in
      let plan = try RunPlan(configuration)
      return try OperatorRun(plan: plan, threads: threads, place: (index, count), keeper: keeper)
        .run(report: report)
    }
    return RunResult(input: input, points: points)
  }
}
