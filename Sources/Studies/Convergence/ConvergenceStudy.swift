import Collisions
import Foundation
public import RunFiles
import Statistics

/// Varies the numerical parameters of a run one at a time, and all together, on the same collisions.
public struct ConvergenceStudy {
  private let input: InputFile
  private let threads: Int

  /// Prepares a study.
  /// - Parameters:
  ///   - input: the input file; each point of a sweep is studied by itself.
  ///   - threads: how many threads sample; results do not depend on it.
  public init(input: InputFile, threads: Int) {
    self.input = input
    self.threads = threads
  }

  /// Runs all settings of all points.
  /// - Parameter report: told what is being tried, as text.
  /// - Throws: `RunError`, `GSLError` or `LapackError`.
  public func run(report: (String) -> Void = { _ in }) throws -> ConvergenceResult {
    for configuration in input.configurations {
      if configuration.random.seeds != nil { throw RunError.needsOneSeed(command: "converge") }
      let engine = configuration.solve.engine
      if engine != .operator { throw RunError.mixedEngines }
    }
    let points = try input.configurations.enumerated().map { index, configuration in
      let place =
        input.configurations.count > 1 ? "point \(index + 1)/\(input.configurations.count), " : ""
      return try study(configuration) { report(place + $0) }
    }
    return ConvergenceResult(input: input, points: points)
  }

  private func study(
    _ configuration: RunConfiguration, report: (String) -> Void
  ) throws -> ConvergencePoint {
    let start = ContinuousClock.now
    report("finding the number of samples")
    let samples = try sampleCount(configuration)
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
    let first = try evaluator.evaluate(base)
    var point = ConvergencePoint(
      configuration: configuration, base: base, evaluation: first)
    guard let reference = first.logResistivity else { return point }
    for (parameter, levels) in trials {
      let tried = try levels.map { settings in
        report("\(parameter.rawValue) = \(TextTable.short(parameter.value(in: settings)))")
        return (settings, settings == base ? first : try evaluator.evaluate(settings))
      }
      point.studies.append(
        ParameterStudy(parameter, base: base, reference: reference, tried: tried))
    }
    report("everything refined together")
    point.joint = try evaluator.evaluate(refined).logResistivity.map { $0 - reference }
    point.seconds = Self.seconds(since: start)
    return point
  }

  /// As many samples as asked for, or as many as the target error needs.
  private func sampleCount(_ configuration: RunConfiguration) throws -> Int {
    if case .samples(let count) = configuration.solve.stop { return Int(clamping: count) }
    return try OperatorRun(plan: RunPlan(configuration), threads: threads).run().samples
  }

  /// One step finer in everything that interacts: knots, degree, cutoff and soft length.
  static func refined(_ base: NumericalSettings) -> NumericalSettings {
    var settings = NumericalParameter.moved(base, byEnergy: 6)
    settings.intervals *= 2
    settings.degree = min(5, base.degree + 1)
    settings.softLength = base.softLength.map { 2 * $0 }
    return settings
  }

  private static func seconds(since start: ContinuousClock.Instant) -> Double {
    let duration = start.duration(to: .now).components
    return Double(duration.seconds) + 1e-18 * Double(duration.attoseconds)
  }
}
