import Collisions
import Foundation
public import RunFiles
import Statistics

/// Varies the numerical parameters of a run one at a time, and all together, on the same collisions.
public struct ConvergenceStudy {
  private let input: InputFile
  private let threads: Int
  private let keeper: RunKeeper

  /// Prepares a study.
  /// - Parameters:
  ///   - input: the input file; each point of a sweep is studied by itself.
  ///   - threads: how many threads sample; results do not depend on it.
  ///   - keeper: reads and writes checkpoints, of all settings that were tried; without one nothing is kept.
  public init(input: InputFile, threads: Int, keeper: RunKeeper = RunKeeper()) {
    self.input = input
    self.threads = threads
    self.keeper = keeper
  }

  /// Runs all settings of all points.
  /// - Parameter report: told what is being tried, as text.
  /// - Throws: `RunError`, `GSLError` or `LapackError`; `RunInterruption` or `CheckpointError`.
  public func run(report: (String) -> Void = { _ in }) throws -> ConvergenceResult {
    for configuration in input.configurations {
      if configuration.random.seeds != nil { throw RunError.needsOneSeed(command: "converge") }
      let engine = configuration.solve.engine
      if engine != .operator { throw RunError.mixedEngines }
    }
    try keeper.begin(slots: input.configurations.count)
    let points = try input.configurations.enumerated().map { index, configuration in
      let place =
        input.configurations.count > 1 ? "point \(index + 1)/\(input.configurations.count), " : ""
      return try study(configuration, point: index) { report(place + $0) }
    }
    return ConvergenceResult(input: input, points: points)
  }

  private func study(
    _ configuration: RunConfiguration, point index: Int, report: (String) -> Void
  ) throws -> ConvergencePoint {
    let identity = RunIdentity(
      configuration, point: index,
      more: EvaluationLog.facts + ["stop: \(configuration.solve.stop)"])
    let log = try EvaluationLog(identity, slot: index, keeper: keeper)
    report("finding the number of samples")
    let samples = try log.next { try sampleCount(configuration, keeper: $0) }
    let base = NumericalSettings(configuration, samples: samples)
    let parameters = NumericalParameter.allCases.filter { $0.matters(to: configuration) }
    let trials = parameters.map { ($0, $0.levels(around: base)) }
    let refined = Self.refined(base)
    let all = trials.flatMap(\.1) + [refined]
    let evaluator = SettingsEvaluator(
      configuration: configuration,
      samplingLimit: (all.map { $0.cutoff * $0.cutoff }.max().map { $0 + 40 } ?? 0).squareRoot(),
      threads: threads)
    report("the settings of the input")
    let first = try log.nextInSteps { try evaluator.evaluation(of: base) }
    var point = ConvergencePoint(
      configuration: configuration, base: base, evaluation: first)
    guard let reference = first.logResistivity else {
      log.end()
      point.seconds = log.seconds
      return point
    }
    for (parameter, levels) in trials {
      let tried = try levels.map { settings in
        report("\(parameter.rawValue) = \(TextTable.short(parameter.value(in: settings)))")
        if settings == base { return (settings, first) }
        return (settings, try log.nextInSteps { try evaluator.evaluation(of: settings) })
      }
      point.studies.append(
        ParameterStudy(parameter, base: base, reference: reference, tried: tried))
    }
    report("everything refined together")
    point.joint = try log.nextInSteps { try evaluator.evaluation(of: refined) }.logResistivity
      .map { $0 - reference }
    log.end()
    point.seconds = log.seconds
    return point
  }

  /// As many samples as asked for, or as many as the target error needs.
  private func sampleCount(_ configuration: RunConfiguration, keeper: RunKeeper) throws -> Int {
    if case .samples(let count) = configuration.solve.stop { return Int(clamping: count) }
    // Of the operator itself: that is what the study assembles.
    var assembled = configuration
    assembled.solve.polish = .never
    return try OperatorRun(plan: RunPlan(assembled), threads: threads, keeper: keeper).run().samples
  }

  /// One step finer in everything that interacts: knots, degree, cutoff and soft length.
  static func refined(_ base: NumericalSettings) -> NumericalSettings {
    var settings = NumericalParameter.moved(base, byEnergy: 6)
    settings.intervals *= 2
    settings.degree = min(5, base.degree + 1)
    settings.softLength = base.softLength.map { 2 * $0 }
    return settings
  }
}
