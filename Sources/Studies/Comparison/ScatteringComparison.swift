import Checkpoints
import Foundation
import Input
import Report
public import Statistics
import WirePhysics

/// The drag resistivity with Born and with exact pair scattering, side by side.
///
/// The run has one of them; the other is sampled with the same random numbers.
public struct ScatteringComparison: Sendable {
  /// The drag resistivity with reflection in the first order of the potential; nil where there is none.
  public let born: Estimate?
  /// The drag resistivity with reflection from the wave of two electrons; nil where there is none.
  public let exact: Estimate?

  /// Samples at most: beside the answer of the run this one may be less accurate.
  private static let mostSamples = 1 << 22

  /// Samples the scattering that a run does not have.
  ///
  /// Nil without pair collisions, without a steady state to compare, and for potentials that no wave can be found for.
  /// - Throws: `RunError`, `GSLError` or `LapackError`; `RunInterruption` or `CheckpointError`.
  init?(_ sampled: PointResult, in context: StudyContext) throws {
    let configuration = sampled.configuration
    let other: PairScattering = configuration.collisions.pairScattering == .born ? .exact : .born
    guard configuration.collisions.pairs > 0, configuration.doubleWire.interwire.strength != 0,
      sampled.S != nil || sampled.status == .indefinite,
      let doubleWire = try? configuration.doubleWire.scattering(other)
    else { return nil }
    var changed = configuration
    changed.doubleWire = doubleWire
    var settings = NumericalSettings(changed, samples: min(sampled.samples, Self.mostSamples))
    settings.replica = UInt32(context.point.index)
    let evaluator = SettingsEvaluator(
      configuration: changed,
      samplingLimit: (settings.cutoff * settings.cutoff + 40).squareRoot(),
      threads: context.threads)
    context.report(remark: "\(other.rawValue) pair scattering")
    let result = try context.log.kept("\(other.rawValue) scattering, \(settings.samples) samples") {
      try evaluator.evaluation(of: settings)
    }
    let own = sampled.S == nil ? nil : sampled.dragResistivity
    (born, exact) = other == .exact ? (own, result.resistivity) : (result.resistivity, own)
  }

  /// How both compare, and what it means.
  var sentence: String {
    func text(_ value: Estimate?) -> String { value.map { "\($0)" } ?? "no steady state" }
    let both = "Pair scattering: Born \(text(born)), exact \(text(exact))"
    guard let born, let exact, born.value > 0, exact.value > 0 else { return both + "." }
    let ratio = exact.value / born.value
    let meaning =
      abs(log(ratio)) < 0.05
      ? "two electrons that meet reflect weakly, and the first order of their potential does"
      : "for two electrons that meet the first order does not do; exact reflection, never above one, has all orders"
    return both + ", \(TextTable.short(ratio)) times as large: \(meaning)."
  }
}
