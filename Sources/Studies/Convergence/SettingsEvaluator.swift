import RunFiles

/// Runs one configuration with many numerical settings, on the same collisions wherever that is possible.
struct SettingsEvaluator {
  let configuration: RunConfiguration
  /// The largest momentum proposed by any of the settings, so that all draw the same collisions.
  let samplingLimit: Double
  let threads: Int

  /// The evaluation of some settings, from its beginning.
  /// - Throws: `RunError` or `GSLError`.
  func evaluation(of settings: NumericalSettings) throws -> SettingsEvaluation {
    let plan = try RunPlan(
      settings.applied(to: configuration), samplingLimit: samplingLimit,
      regularization: settings.regularization)
    return try SettingsEvaluation(plan, settings, threads: threads)
  }

  /// Samples and solves.
  /// - Throws: `RunError`, `GSLError` or `LapackError`.
  func evaluate(_ settings: NumericalSettings) throws -> SettingsEvaluation.Answer {
    var evaluation = try evaluation(of: settings)
    return try evaluation.finish()
  }
}
