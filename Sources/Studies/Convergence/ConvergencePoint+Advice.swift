import Foundation
import Report
package import Statistics

extension ConvergencePoint {
  /// What to write into the input for the accuracy wanted: key and value.
  public var recommended: [(key: String, value: Double)] {
    studies.compactMap { study in
      study.parameter.key.map { ($0, recommendation(study)) }
    }
  }

  private func recommendation(_ study: ParameterStudy) -> Double {
    if study.parameter == .samples {
      // Two digits: the error is not known better.
      return (Double(samples) * study.growth(toReach: wantedError)).roundedUpToTwoDigits
    }
    guard study.isResolved, study.errorOfInput > allowance else { return study.inputValue }
    let limit = study.correction
    for (index, level) in study.levels.enumerated() where level.value > study.inputValue {
      let rest = study.levels[index...].compactMap { $0.shift.map { abs($0.value - limit.value) } }
      if let worst = rest.max(), worst <= allowance { return Self.rounded(level.value, study) }
    }
    let expected = study.parameter == .softLength ? 2.0 : nil
    guard let order = expected ?? study.order?.order.value, order > 0.5,
      let finest = study.levels.last, let shift = finest.shift
    else { return Self.rounded(study.levels.last?.value ?? study.inputValue, study) }
    let excess = abs(shift.value - limit.value) / allowance
    return Self.rounded(finest.value * pow(max(1, excess), 1 / order), study)
  }

  private static func rounded(_ value: Double, _ study: ParameterStudy) -> Double {
    switch study.parameter {
    case .intervals, .degree: value.rounded(.up)
    case .samples, .cutoff, .softLength, .guardAngle, .poleWindow, .samplesPerStep, .timeStep,
      .particlesPerCell:
      value.roundedUpToTwoDigits
    }
  }

  /// What a reader must not overlook.
  public var warnings: [String] {
    guard reference != nil else {
      return ["there is no drag resistivity to study: the steady state is \(status.rawValue)"]
    }
    var warnings: [String] = []
    for study in studies where study.parameter != .samples {
      guard study.isResolved, study.errorOfInput > allowance else { continue }
      warnings.append(warning(about: study))
    }
    if let order = study(.samples)?.order?.orderWithScatter,
      order.value + 3 * order.standardError < 0.5
    {
      warnings.append(
        "the standard error does not fall like 1/sqrt(samples): its order is \(order), not 0.5; the "
          + "weights have no variance, as with a potential with a cusp at q = 0")
    }
    if let interaction, abs(interaction.value) > max(allowance, 3 * interaction.standardError) {
      warnings.append(
        "the parameters interact: all refined together they move the result by "
          + "\(percent(interaction.value)) more than one at a time; refine them together")
    }
    let lost = studies.flatMap(\.levels).filter { $0.resistivity == nil }.count
    if lost > 0 {
      warnings.append("\(lost) of the settings tried had no steady state; see the table")
    }
    return warnings
  }

  private func warning(about study: ParameterStudy) -> String {
    let amount = percent(study.correction.value)
    switch study.parameter {
    case .cutoff:
      return "the momentum cutoff \(TextTable.short(study.inputValue)) is too small: raising it "
        + "moves the result by \(amount)"
    case .guardAngle, .poleWindow:
      return
        "the result depends on the \(study.parameter.rawValue), by \(amount), and must not: the "
        + "finite part of the double poles is not converged; a potential with a cusp at q = 0 has none"
    case .samples, .intervals, .degree, .softLength, .samplesPerStep, .timeStep,
      .particlesPerCell:
      return "\(study.parameter.rawValue) \(TextTable.short(study.inputValue)) leaves an error of "
        + "\(amount), more than the \(percent(allowance)) that one source may leave"
    }
  }
}

extension ParameterStudy {
  /// How many times as many samples leave the wanted error, by the order seen in the samples.
  ///
  /// Drawn evenly, on lattices, samples do better than order 1/2 within a round and like 1/2 beyond it;
  /// without a variance they do worse. So an order that differs from 1/2 beyond doubt (two standard errors)
  /// is believed only where that asks for more samples than 1/2 does.
  func growth(toReach wantedError: Double) -> Double {
    Self.growth(excess: errorOfInput / wantedError, order: order?.orderWithScatter)
  }

  /// The same for an error so many times too large and an observed order.
  package static func growth(excess: Double, order: Estimate?) -> Double {
    var exponent = 0.5
    if let order, abs(order.value - 0.5) > 2 * order.standardError {
      exponent = excess > 1 ? min(0.5, max(0.1, order.value)) : max(0.5, order.value)
    }
    return pow(excess, 1 / exponent)
  }
}
