public import ClosedForms
import Foundation
public import KineticOperator
public import RunFiles
public import Statistics
import WirePhysics

/// The frequency response of one configuration.
public struct ResponseResult: Sendable {
  /// How the search for the response ended.
  public enum Outcome: Sendable {
    /// The response and its values at the frequencies of the configuration.
    case found(FrequencyResponse, points: [FrequencyResponse.Point])
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

  /// Samples, decomposes, evaluates.
  /// - Parameters:
  ///   - configuration: what to compute.
  ///   - threads: how many threads sample; the result does not depend on it.
  ///   - place: which sweep point this is, and of how many.
  ///   - keeper: reads and writes the checkpoint of this point; without one nothing is kept.
  ///   - report: called after every look at the result.
  /// - Throws: `RunError`, `LapackError` or `GSLError`; `RunInterruption` or `CheckpointError`.
  public init(
    _ configuration: RunConfiguration, threads: Int, place: (point: Int, count: Int) = (0, 1),
    keeper: RunKeeper = RunKeeper(), report: (RunProgress) -> Void = { _ in }
  ) throws {
    let clock = StageClock()
    let plan = try RunPlan(configuration)
    let sampled = try FormSampling(
      plan: plan, basis: plan.basis, threads: threads, place: place, keeper: keeper,
      slot: place.point
    ).run(report: report, look: FormSampling.lookAtResponse)
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
      let frequencies = Self.frequencies(configuration.response, rates: modes.rates)
      outcome = .found(response, points: try response.points(at: frequencies))
    }
    seconds = clock.elapsed
  }

  /// Frequencies evenly spaced in the logarithm, from the input or spanning the rates.
  private static func frequencies(_ settings: ResponseSettings, rates: [Estimate]) -> [Double] {
    let values = rates.map(\.value)
    let lowest = settings.from ?? min((values.min() ?? 1) / 100, (settings.to ?? .infinity) / 10)
    let highest = settings.to ?? max((values.max() ?? 1) * 100, 10 * lowest)
    let step = log(highest / lowest) / Double(settings.points - 1)
    return (0..<settings.points).map { index in
      index == settings.points - 1 ? highest : lowest * exp(step * Double(index))
    }
  }

  /// The points, none where there is no response.
  public var points: [FrequencyResponse.Point] {
    if case .found(_, let points) = outcome { points } else { [] }
  }

  /// The word for the outcome in results.
  public var status: String {
    switch outcome {
    case .found(let response, _): response.frictionlessWeight > 0 ? "frictionless" : "reached"
    case .indefinite: "indefinite"
    case .undersampled: "not reached"
    }
  }
}
