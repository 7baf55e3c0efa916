public import RunFiles

/// A run of an input file with the operator engine: one point after the other.
public struct OperatorStudy {
  private let input: InputFile
  private let threads: Int

  /// Prepares a study.
  /// - Parameters:
  ///   - input: the input file.
  ///   - threads: how many threads sample; results do not depend on it.
  public init(input: InputFile, threads: Int) {
    self.input = input
    self.threads = threads
  }

  /// Computes all points.
  /// - Parameter report: called after every look at the result of a point.
  /// - Throws: `RunError`, `GSLError` or `LapackError`.
  public func run(report: (RunProgress) -> Void = { _ in }) throws -> RunResult {
    let count = input.configurations.count
    for configuration in input.configurations where configuration.random.seeds != nil {
      throw RunError.needsOneSeed(command: "this study")
    }
    for configuration in input.configurations where configuration.solve.engine != .operator {
      throw RunError.otherEngine(command: "the operator engine", engine: configuration.solve.engine)
    }
    let points = try input.configurations.enumerated().map { index, configuration in
      let plan = try RunPlan(configuration)
      return try OperatorRun(plan: plan, threads: threads, place: (index, count))
        .run(report: report)
    }
    return RunResult(input: input, points: points)
  }
}
