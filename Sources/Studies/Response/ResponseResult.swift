public import ClosedForms
import Foundation
public import Input
public import KineticOperator
public import Statistics
import WirePhysics

/// The frequency response of one configuration.
public struct ResponseResult: Sendable {
  /// How the search for the response ended.
  public enum Outcome: Sendable {
    /// The response and its values at the frequencies of the configuration.
    case found(FrequencyResponse, points: [ResponsePoint])
    /// The collision form is not positive.
    case indefinite(IndefiniteForm)
    /// No collision reached this momentum.
    case undersampled(momentum: Double)
  }

  /// The configuration.
  public let configuration: RunConfiguration
  /// How the search ended.
  public let outcome: Outcome
  /// The dc drag resistivity: exactly zero without friction, nil if there is none.
  public let dragResistivity: Estimate?
  /// rho_12 above all rates, with all collisions, equation (29) on the sampled form.
  public let highFrequency: Estimate
  /// Equation (29), pair collisions only, by quadrature.
  public let highFrequencyOfPairs: Double?
  /// What (23)-(37) say about pairs alone.
  public let pairs: PairResponse
  /// Samples drawn, all processes together.
  public let samples: Int
  /// Whether the error asked for was reached before the samples ran out.
  public let isTargetReached: Bool
  /// Seconds in all.
  public let seconds: Double

  init(_ configuration: RunConfiguration, _ sampled: FormSampling.Answer, seconds: Double) throws {
    self.configuration = configuration
    samples = sampled.samples
    isTargetReached = sampled.isTargetReached
    pairs = PairResponse(configuration.doubleWire.wires)
    highFrequency = try sampled.kinetics.highFrequencyResistivity()
    highFrequencyOfPairs = try ClosedForm.highFrequency.value(in: configuration.closedFormContext)
    dragResistivity =
      switch try sampled.kinetics.steadyState() {
      case .reached(let state): state.dragResistivity
      case .frictionless: Estimate(value: 0, standardError: 0)
      case .indefinite, .undersampled: nil
      }
    switch try sampled.kinetics.relaxation() {
    case .indefinite(let form): outcome = .indefinite(form)
    case .undersampled(let momentum): outcome = .undersampled(momentum: momentum)
    case .found(let modes):
      let response = FrequencyResponse(modes)
      let values = modes.rates.map(\.value)
      let frequencies = configuration.response.frequencies(
        from: (values.min() ?? 1) / 100, to: (values.max() ?? 1) * 100)
      outcome = .found(response, points: try response.points(at: frequencies))
    }
    self.seconds = seconds
  }

  /// The points, none where there is no response.
  public var points: [ResponsePoint] {
    if case .found(_, let points) = outcome { points } else { [] }
  }

  /// How the search ended, in a word.
  public var status: SteadyStatus {
    switch outcome {
    case .found(let response, _): response.frictionlessWeight > 0 ? .frictionless : .reached
    case .indefinite: .indefinite
    case .undersampled: .notReached
    }
  }
}

extension ResponseSettings {
  /// Frequencies evenly spaced in the logarithm, from the input or else spanning what the wires do.
  /// - Parameters:
  ///   - lowest: a frequency below all rates, in T/hbar.
  ///   - highest: a frequency above all rates, in T/hbar.
  func frequencies(from lowest: Double, to highest: Double) -> [Double] {
    let first = from ?? min(lowest, (to ?? .infinity) / 10)
    let last = to ?? max(highest, 10 * first)
    let step = log(last / first) / Double(points - 1)
    return (0..<points).map { $0 == points - 1 ? last : first * exp(step * Double($0)) }
  }
}
