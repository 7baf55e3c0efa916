import Checkpoints
import Foundation
public import Input
import Report
public import Statistics
import WirePhysics

/// The limit of ever smaller momentum transfers, in which the Fokker-Planck equation is exact.
///
/// All transfers are divided by s = 1, 2 and 4 at fixed D2, lambda_s and mu_1: the soft length becomes l s and
/// V12(q) becomes s V12(s q). The result is even in the transfer, so the polynomial in 1/s^2 through the
/// three results, taken at 0, leaves an error of order s^-6. The runs share their random numbers; so the
/// extrapolation costs little accuracy.
public struct TransferExtrapolation: Sendable {
  /// The factors by which transfers are divided.
  public static let scales = [1.0, 2, 4]

  /// The drag resistivity at each scale.
  public let values: [Estimate]
  /// The differences of ln rho_D from one scale to the next, sharper than the values by far.
  public let steps: [Estimate]
  /// The drag resistivity in the limit.
  public let limit: Estimate

  /// Runs the scales with as many samples each, on the random numbers of a point.
  ///
  /// Nil where there is no such limit: microscopic triples, a potential without a range, or no steady state.
  /// - Throws: `RunError`, `GSLError` or `LapackError`; `RunInterruption` or `CheckpointError`.
  public init?(
    _ configuration: RunConfiguration, samples: Int, in context: StudyContext
  ) throws {
    var logs: [(x: Double, value: BatchedValue)] = []
    var values: [Estimate] = []
    for scale in Self.scales {
      guard let softened = configuration.softened(by: scale) else { return nil }
      var settings = NumericalSettings(softened, samples: samples)
      settings.replica = UInt32(context.point.index)
      let evaluator = SettingsEvaluator(
        configuration: softened,
        samplingLimit: (settings.cutoff * settings.cutoff + 40).squareRoot(),
        threads: context.threads)
      context.report(remark: "transfers divided by \(TextTable.short(scale))")
      let result = try context.log.kept("transfers over \(scale), \(samples) samples") {
        try evaluator.evaluation(of: settings)
      }
      guard let log = result.logResistivity, let rho = result.resistivity else { return nil }
      logs.append((1 / (scale * scale), log))
      values.append(rho)
    }
    self.values = values
    steps = zip(logs, logs.dropFirst()).map { ($1.value - $0.value).estimate }
    let sum = ParameterStudy.richardson(logs)
    let value = exp(sum.value)
    limit = Estimate(value: value, standardError: value * sum.estimate.standardError)
  }
}
