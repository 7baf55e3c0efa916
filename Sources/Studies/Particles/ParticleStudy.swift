import KineticOperator
public import RunFiles

/// A run of an input file with the particle engine: one point after the other.
public struct ParticleStudy {
  private let input: InputFile
  private let threads: Int
  private let keeper: RunKeeper

  /// Momenta at which snapshots give g: even steps from 0 to the largest cutoff.
  private static let momentumCount = 241

  /// Prepares a study.
  /// - Parameters:
  ///   - input: the input file.
  ///   - threads: how many threads work on the replicas; results do not depend on it.
  ///   - keeper: reads and writes checkpoints; without one every point starts anew and nothing is kept.
  public init(input: InputFile, threads: Int, keeper: RunKeeper = RunKeeper()) {
    self.input = input
    self.threads = threads
    self.keeper = keeper
  }

  /// Computes all points.
  /// - Parameter report: called after every record.
  /// - Throws: `RunError`, `ParticleError` or `GSLError`; `RunInterruption` or `CheckpointError`.
  public func run(report: (RunProgress) -> Void = { _ in }) throws -> ParticleRunResult {
    for configuration in input.configurations where configuration.random.seeds != nil {
      throw RunError.needsOneSeed(command: "the particle engine")
    }
    let plans = try input.configurations.map { try RunPlan($0) }
    let largest = plans.map(\.grid.cutoff).max() ?? 1
    let momenta = (0..<Self.momentumCount).map {
      largest * Double($0) / Double(Self.momentumCount - 1)
    }
    try keeper.begin(pointCount: plans.count)
    let points = try plans.enumerated().map { index, plan in
      try ParticlePointRun(
        plan: plan, momenta: momenta, threads: threads, place: (index, plans.count),
        keeper: keeper
      ).run(report: report)
    }
    return ParticleRunResult(input: input, points: points, momenta: momenta)
  }
}
