import KineticOperator
public import RunFiles

/// A run of an input file with the particle engine: one point after the other.
public struct ParticleStudy {
  private let input: InputFile
  private let threads: Int

  /// Momenta at which snapshots give g: even steps from 0 to the largest cutoff.
  private static let momentumCount = 241

  /// Prepares a study.
  /// - Parameters:
  ///   - input: the input file.
  ///   - threads: how many threads work on the replicas; results do not depend on it.
  public init(input: InputFile, threads: Int) {
    self.input = input
    self.threads = threads
  }

  /// Computes all points.
  /// - Parameter report: called after every record.
  /// - Throws: `RunError`, `ParticleError` or `GSLError`.
  public func run(report: (RunProgress) -> Void = { _ in }) throws -> ParticleRunResult {
    for configuration in input.configurations where configuration.random.seeds != nil {
      throw RunError.needsOneSeed(command: "the particle engine")
    }
    let plans = try input.configurations.map { try RunPlan($0) }
    let largest = plans.map(\.grid.cutoff).max() ?? 1
    let momenta = (0..<Self.momentumCount).map {
      largest * Double($0) / Double(Self.momentumCount - 1)
    }
    let points = try plans.enumerated().map { index, plan in
      try ParticlePointRun(
        plan: plan, momenta: momenta, threads: threads, place: (index, plans.count)
      ).run(report: report)
    }
    return ParticleRunResult(input: input, points: points, momenta: momenta)
  }
}
