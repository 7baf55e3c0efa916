public import Checkpoints
public import Input
import Report
import Statistics

/// Varies the numerical parameters of a run one at a time, and all together, on the same collisions.
public struct ConvergenceStudy: Study {
  private let configuration: RunConfiguration
  private let assembled: OperatorRun

  /// Plans a study.
  /// - Throws: `RunError` if the configuration asks for another engine, several seeds or nothing that collides,
  ///   `GSLError` if the splines cannot be made.
  public init(_ configuration: RunConfiguration) throws {
    guard configuration.random.seeds == nil else {
      throw RunError.needsOneSeed(command: "converge")
    }
    self.configuration = configuration
    // Of the operator itself: that is what the study assembles.
    var assembled = configuration
    assembled.solve.polish = .never
    self.assembled = try OperatorRun(assembled)
  }

  /// What the samples of a point depend on.
  public func identity(at point: SweepPoint) -> RunIdentity {
    RunIdentity(
      configuration, point: point.index,
      more: ["study: convergence", "stop: \(configuration.solve.stop)"])
  }

  /// Runs all settings.
  /// - Throws: `RunError`, `GSLError` or `LapackError`; `RunInterruption` or `CheckpointError`.
  public func answer(in context: StudyContext) throws -> ConvergencePoint {
    context.report(remark: "finding the number of samples")
    let base = NumericalSettings(configuration, samples: try sampleCount(in: context))
    let parameters = NumericalParameter.allCases.filter { $0.matters(to: configuration) }
    let trials = parameters.map { ($0, $0.levels(around: base)) }
    let refined = Self.refined(base)
    let all = trials.flatMap(\.1) + [refined]
    let evaluator = SettingsEvaluator(
      configuration: configuration,
      samplingLimit: (all.map { $0.cutoff * $0.cutoff }.max().map { $0 + 40 } ?? 0).squareRoot(),
      threads: context.threads, ranks: context.ranks)
    func evaluate(
      _ settings: NumericalSettings, _ words: String
    ) throws -> SettingsEvaluation.Answer {
      context.report(remark: words)
      return try context.log.kept("\(settings)") { try evaluator.evaluation(of: settings) }
    }
    let first = try evaluate(base, "the settings of the input")
    var point = ConvergencePoint(configuration: configuration, base: base, evaluation: first)
    guard let reference = first.logResistivity else {
      point.seconds = context.clock.elapsed
      return point
    }
    for (parameter, levels) in trials {
      let tried = try levels.map { settings in
        if settings == base { return (settings, first) }
        let value = TextTable.short(parameter.value(in: settings))
        return (settings, try evaluate(settings, "\(parameter.rawValue) = \(value)"))
      }
      point.studies.append(
        ParameterStudy(parameter, base: base, reference: reference, tried: tried))
    }
    point.joint = try evaluate(refined, "everything refined together").logResistivity
      .map { $0 - reference }
    point.seconds = context.clock.elapsed
    return point
  }

  /// As many samples as asked for, or as many as the target error needs.
  private func sampleCount(in context: StudyContext) throws -> Int {
    if let count = configuration.solve.wantedSamples { return count }
    let first = SweepPoint()
    let part = try context.part("samples", at: first, identity: assembled.identity(at: first))
    let answer = try assembled.answer(in: part)
    try part.log.end()
    return answer.samples
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
