public import Input
public import ParticleEngine
public import Statistics
import WirePhysics

/// What came of one point of a particle run.
public struct ParticlePoint: Sendable {
  /// The configuration of this point.
  public let configuration: RunConfiguration
  /// Series, snapshots, plateau and counters.
  public let result: ParticleResult
  /// Whether nothing slows the relative current down.
  public let isFrictionless: Bool
  /// Whether the run did what was asked: reached its target error, or lasted as long as it should.
  public let isTargetReached: Bool
  /// The intervals and the cutoff of the splines.
  public let grid: (intervals: Int, cutoff: Double)
  /// The largest time step that is stable in the mean square, in hbar/T.
  public let largestStep: Double
  /// Samples drawn, all processes and replicas together.
  public let samples: Int
  /// The momenta of the snapshots, in sqrt(mT).
  let momenta: [Double]
  /// Seconds in all.
  public let seconds: Double

  /// S of the regular conductivity, where a plateau was found.
  public var S: Estimate? {
    if !isFrictionless, case .reached(let plateau) = result.steadyState { plateau.S } else { nil }
  }

  /// The drag resistivity, zero without error where the motion is frictionless.
  public var dragResistivity: Estimate? {
    if isFrictionless { return Estimate(value: 0, standardError: 0) }
    return S == nil ? nil : result.dragResistivity
  }

  /// E0 from the secular slope of the momentum, and by equation (53); nil for fields that vary.
  public var effectiveField: (value: Estimate, expected: Double)? {
    result.effectiveField.map {
      ($0, configuration.doubleWire.wires.effectiveField(configuration.driveFields))
    }
  }

  /// How the search for a steady state ended, in a word.
  public var status: SteadyStatus {
    guard !isFrictionless else { return .frictionless }
    return switch result.steadyState {
    case .reached: .reached
    case .notReached: .notReached
    case .notApplicable: .notApplicable
    }
  }

  /// The snapshots asked for; a run without given length goes on taking them.
  public var snapshots: ArraySlice<ParticleResult.Snapshot> {
    let wanted = configuration.particles.snapshots
    return result.snapshots.prefix(wanted == 0 ? 0 : wanted + 1)
  }

  /// The times of the records.
  public var times: [Double] { result.series[0].values }

  /// Returns a column of the series.
  public func column(_ name: String) -> SeriesColumn? { result.series.first { $0.name == name } }
}
