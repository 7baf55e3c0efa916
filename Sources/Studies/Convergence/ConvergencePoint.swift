import Foundation
public import Input
public import Statistics

/// What a convergence study found at one point.
public struct ConvergencePoint: Sendable {
  /// The configuration.
  public let configuration: RunConfiguration
  /// The drag resistivity with the settings of the input, if there is one.
  public let resistivity: Estimate?
  /// How the search for a steady state ended with the settings of the input.
  public let status: SteadyStatus
  /// One study per parameter that matters here.
  public internal(set) var studies: [ParameterStudy] = []
  /// ln rho_D with everything refined together, less that of the input.
  public internal(set) var joint: BatchedValue?
  /// Seconds in all.
  public internal(set) var seconds = 0.0
  /// Samples with the settings of the input, all processes together.
  public let samples: Int
  let reference: BatchedValue?

  init(
    configuration: RunConfiguration, base: NumericalSettings,
    evaluation: SettingsEvaluation.Answer
  ) {
    self.configuration = configuration
    samples = base.samples
    resistivity = evaluation.resistivity
    status = evaluation.status
    reference = evaluation.logResistivity
  }

  /// The drag resistivity with the corrections of all resolved parameters, statistical errors carried along.
  public var extrapolated: Estimate? {
    guard let reference else { return nil }
    let corrections = studies.filter { $0.isResolved && $0.parameter != .samples }.map(\.correction)
    let sum = BatchedValue.combination(([reference] + corrections).map { (1, $0) })
    let value = exp(sum.value)
    return Estimate(value: value, standardError: value * sum.estimate.standardError)
  }

  /// How far the joint refinement is from the sum of the same steps taken one at a time.
  ///
  /// Not zero where parameters interact; part of the uncertainty of the extrapolation.
  public var interaction: Estimate? {
    guard let joint, let reference else { return nil }
    let steps = studies.compactMap { study -> BatchedValue? in
      guard let wanted = study.refinedValue,
        let level = study.levels.first(where: { abs($0.value / wanted - 1) < 1e-9 })
      else { return nil }
      return level.logResistivity.map { $0 - reference }
    }
    return BatchedValue.combination([(1, joint)] + steps.map { (-1, $0) }).estimate
  }
}

extension ParameterStudy {
  /// The value that the joint refinement takes; nil if it leaves this parameter alone.
  var refinedValue: Double? {
    switch parameter {
    case .intervals, .softLength: 2 * inputValue
    case .degree: min(5, inputValue + 1)
    case .cutoff: (inputValue * inputValue + 12).squareRoot()
    case .samples, .guardAngle, .poleWindow, .samplesPerStep, .timeStep, .particlesPerCell: nil
    }
  }
}
