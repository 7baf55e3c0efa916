import Foundation
package import KineticOperator
package import Statistics

/// All checks of one point.
public struct SelfChecks: Sendable, Equatable {
  /// The checks that apply to the outcome.
  public let checks: [SelfCheck]

  /// The checks that failed.
  public var failed: [SelfCheck] { checks.filter { !$0.isPassed } }

  /// Makes a list of checks.
  public init(_ checks: [SelfCheck]) { self.checks = checks }

  /// Checks a point.
  ///
  /// - Throws: `LapackError` or `StatisticsError` if a number is not finite.
  package init(
    kinetics: KineticOperator, outcome: SteadyStateOutcome, replay: EventReplay,
    positivityLimit: Estimate?, samples: Int
  ) throws {
    var checks = [SelfCheck(.conservation, replay.conservationDefect)]
    if let defect = replay.kernelDefect { checks.append(SelfCheck(.kernel, defect)) }
    if case .reached(let state) = outcome {
      checks += Self.exactLaws(state.monitors)
      if let positivityLimit { checks.append(.positivity(positivityLimit)) }
      if let condition = try kinetics.conditionNumber() {
        checks.append(SelfCheck(.condition, condition))
      }
      if let share = Self.dominance(replay, state, samples: Double(samples)) {
        checks.append(SelfCheck(.weightTail, share))
      }
      checks += try Self.statistics(state, kinetics)
      let conventional = try kinetics.conventionalDragResistivity()
      checks.append(.upperBound(conventional, over: state.dragResistivity))
    }
    self.init(checks)
  }

  private static func exactLaws(_ monitors: SteadyState.Monitors) -> [SelfCheck] {
    [
      SelfCheck(.zeroMode, monitors.zeroModeResidual),
      SelfCheck(.energyBalance, monitors.energyBalance),
    ]
  }

  private static func statistics(
    _ state: SteadyState, _ kinetics: KineticOperator
  ) throws -> [SelfCheck] {
    let heat = kinetics.batchHeats(of: state.solution)
    let error = state.assembledS.standardError
    let other = state.jackknife.estimate.standardError
    let polishing = state.polish.map {
      SelfCheck.polishing($0, of: state)
    }
    // The stated error comes from the batches of the scalar estimate, where there is one.
    let batches = state.polish?.batchHeats ?? heat
    return [try .halves(heat)] + [polishing].compactMap(\.self) + [
      SelfCheck(.batchNormality, -log10(try AndersonDarling(batches).probability)),
      SelfCheck(.errorAgreement, max(error / other, other / error)),
      SelfCheck(.bias, abs(state.jackknife.bias) / error),
    ]
  }

  /// The largest share of one sample in the sum of squares of its process, where the process matters.
  ///
  /// Max-to-sum of the squares among the samples looked at. Its square over how many times as many were drawn is the relative variance
  /// that such samples give the squared error. Nil for too few samples to tell.
  private static func dominance(
    _ replay: EventReplay, _ state: SteadyState, samples: Double
  ) -> Double? {
    guard replay.samplesPerProcess >= 4096 else { return nil }
    // Relative to the largest: squares of the errors themselves may leave the range of numbers.
    let errors = state.contributions.map(\.value.standardError)
    let largest = errors.max() ?? 0
    let shares = errors.map { ($0 / largest) * ($0 / largest) }
    let total = shares.reduce(0, +)
    return zip(replay.findings, shares).compactMap { finding, share in
      guard let tail = finding.tail, share > 0.1 * total else { return nil }
      let looks = samples * finding.share / Double(replay.samplesPerProcess)
      return tail.largestShare * tail.largestShare * tail.effectiveSamples
        / max(1, looks).squareRoot()
    }.max()
  }
}
