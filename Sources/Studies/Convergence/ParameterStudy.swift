public import Statistics

/// How the drag resistivity depends on one numerical parameter, all else as in the input.
public struct ParameterStudy: Sendable {
  /// One value of the parameter.
  public struct Level: Sendable {
    /// The value.
    public let value: Double
    /// The drag resistivity, if there is one.
    public let resistivity: Estimate?
    /// ln rho_D less that of the input's own settings; its error is that of the difference.
    public let shift: Estimate?
    /// How the search for a steady state ended; of an evolution, that it came to its end.
    public let status: SteadyStatus
    let logResistivity: BatchedValue?
  }

  /// The parameter.
  public let parameter: NumericalParameter
  /// Its value in the input.
  public let inputValue: Double
  /// What was tried, from coarse to fine.
  public let levels: [Level]
  /// The observed order: the error falls like 1/value to this power; nil where no order can be seen.
  public let order: ConvergenceOrder?
  /// ln rho_D in the limit less that of the input, as far as this parameter is concerned.
  public let correction: BatchedValue
  /// The relative error that the input's value leaves: the magnitude of the correction, or the standard
  /// error for samples.
  public let errorOfInput: Double

  /// Whether the error stands out of the statistical error of the differences (two standard errors).
  public var isResolved: Bool {
    parameter == .samples || errorOfInput > 2 * correction.estimate.standardError
  }
}

extension ParameterStudy {
  /// Judges levels.
  /// - Parameters:
  ///   - parameter: the parameter.
  ///   - base: the settings of the input.
  ///   - reference: what they gave.
  ///   - tried: the settings tried and what came of them.
  init(
    _ parameter: NumericalParameter, base: NumericalSettings, reference: BatchedValue,
    tried: [(settings: NumericalSettings, evaluation: SettingsEvaluation.Answer)]
  ) {
    self.parameter = parameter
    inputValue = parameter.value(in: base)
    levels = tried.map { settings, evaluation in
      Level(
        value: parameter.value(in: settings), resistivity: evaluation.resistivity,
        shift: evaluation.logResistivity.map {
          settings.replica == base.replica
            ? ($0 - reference).estimate : $0.estimate - reference.estimate
        },
        status: evaluation.status, logResistivity: evaluation.logResistivity)
    }
    let found = levels.compactMap { level in level.logResistivity.map { (level.value, $0) } }
    if parameter == .samples {
      order = Self.statisticalOrder(levels)
      correction = BatchedValue(value: 0, deviations: reference.deviations.map { _ in 0 })
      errorOfInput = reference.estimate.standardError
      return
    }
    order = Self.order(found)
    let limit = Self.limit(parameter, found, order: order) ?? reference
    correction = limit - reference
    errorOfInput = abs(correction.value)
  }
}
