import Foundation
import ParticleEngine
import Statistics

/// The series of (j_1 - j_2)/2 of a run.
struct RelativeCurrent: Codable {
  private let values: [Double]
  private let errors: [Double]
  /// When the run ended.
  let time: Double

  init(_ result: ParticleResult) {
    let columns = (1...2).map { wire in result.series.first { $0.name == "current_\(wire)" } }
    let (one, two) = (columns[0]?.values ?? [], columns[1]?.values ?? [])
    values = zip(one, two).map { ($0 - $1) / 2 }
    // j_1 + j_2 has no noise, each collision conserves it: the two currents fluctuate by opposite amounts.
    errors = zip(columns[0]?.standardErrors ?? [], columns[1]?.standardErrors ?? []).map {
      ($0 + $1) / 2
    }
    time = result.series[0].values.last ?? 0
  }

  /// The value at the end.
  var last: Estimate {
    Estimate(value: values.last ?? .nan, standardError: errors.last ?? 0)
  }

  /// The standard error at the end, a mean over the last quarter, and how well it is known.
  ///
  /// The replicas alone would tell it to 1/sqrt(2 (replicas - 1)); the times of the quarter hang together, so
  /// nothing is claimed for their number.
  var noise: Estimate {
    let late = errors.suffix(max(1, errors.count / 4))
    let mean = (late.reduce(0) { $0 + $1 * $1 } / Double(late.count)).squareRoot()
    let freedom = Double(2 * (ParticleConvergenceStudy.replicas - 1))
    return Estimate(value: mean, standardError: mean / freedom.squareRoot())
  }

  /// The largest difference at any time, over the largest current.
  func largestDistance(from other: RelativeCurrent) -> Double {
    let scale = other.values.map { abs($0) }.max() ?? 0
    let distance = zip(values, other.values).map { abs($0 - $1) }.max() ?? 0
    return scale > 0 ? distance / scale : distance
  }
}
