import Foundation
import ParticleEngine
public import RunFiles
import Statistics
import WirePhysics

/// Varies the numerical parameters of the particle engine: samples per step, time step, population control.
///
/// The number of replicas and the duration only add to the samples; a basis is studied with the operator
/// engine, whose basis it is.
public struct ParticleConvergenceStudy {
  private let input: InputFile
  private let threads: Int
  private let keeper: RunKeeper

  /// Replicas of each run: the scatter of so many is itself known to an eighth.
  static let replicas = 32
  /// Steps of each run, at most; the currents come to a few relaxation times, or as far as the steps go.
  static let steps = 600

  /// Prepares a study.
  /// - Parameters:
  ///   - input: the input file; each point of a sweep is studied by itself.
  ///   - threads: how many threads sample; results do not depend on it.
  ///   - keeper: reads and writes checkpoints of all settings that were tried; without one nothing is kept.
  public init(input: InputFile, threads: Int, keeper: RunKeeper = RunKeeper()) {
    self.input = input
    self.threads = threads
    self.keeper = keeper
  }

  /// Runs all settings of all points.
  /// - Parameter report: told what is being tried, as text.
  /// - Throws: `RunError`, `ParticleError` or `GSLError`; `RunInterruption` or `CheckpointError`.
  public func run(report: (String) -> Void = { _ in }) throws -> ParticleConvergenceResult {
    for configuration in input.configurations {
      if configuration.random.seeds != nil { throw RunError.needsOneSeed(command: "converge") }
      if configuration.solve.engine != .particles { throw RunError.mixedEngines }
    }
    try keeper.begin(slots: input.configurations.count)
    let points = try input.configurations.enumerated().map { index, configuration in
      let trials = try ParticleTrials(
        configuration, point: index, threads: threads, keeper: keeper)
      return try trials.study {
        report("point \(index + 1)/\(input.configurations.count), \($0)")
      }
    }
    return ParticleConvergenceResult(input: input, points: points)
  }
}
