public import RunFiles

/// A run of an input file with the operator engine: one point after the other.
public struct OperatorStudy {
  private let input: InputFile
  private let threads: Int
  private let seed: UInt64?

  /// Prepares a study.
  /// - Parameters:
  ///   - input: the input file.
  ///   - threads: how many threads sample; results do not depend on it.
  ///   - seed: overrides the seed of the input.
  public init(input: InputFile, threads: Int, seed: UInt64? = nil) {
    self.input = input
    self.threads = threads
    self.seed = seed
  }

  /// Computes all points.
  /// - Parameter report: called after every look at the result of a point.
  /// - Throws: `RunError`, `GSLError` or `LapackError`.
  public func run(report: (RunProgress) -> Void = { _ in }) throws -> RunResult {
    let count = input.configurations.count
    let points = try input.configurations.enumerated().map { index, configuration in
      var configuration = configuration
      if let seed { configuration.random.seed = seed }
      let plan = try RunPlan(configuration)
      return try OperatorRun(plan: plan, threads: threads, place: (index, count))
        .run(report: report)
    }
    return RunResult(input: input, points: points)
  }
}
