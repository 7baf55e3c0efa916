import Collisions
import RunFiles
public import Statistics
import WirePhysics

/// How much of g^T Q g comes from sampled three-particle collisions with two momenta near each other.
///
/// There the Fokker-Planck derivation, which takes transfers to zero before distances, does not hold: this
/// is the range of the comparison. The nearness of a collision is the smallest distance of two of its three
/// incoming or of its three outgoing momenta.
public struct CoincidenceShare: Sendable {
  /// Samples looked at, per process.
  static let samples = 1 << 18

  /// The process by name.
  public let process: String
  /// The distances, ascending, in sqrt(mT).
  public let gaps: [Double]
  /// The part of g^T Q g, all processes together, from collisions nearer than each distance.
  public let near: [Estimate]
  /// The part of g^T Q g from the whole process; negative where mixed scattering renormalizes pairs.
  public let total: Estimate

  /// The shares of all microscopic three-particle processes of a point; none without a steady state.
  ///
  /// - Parameters:
  ///   - point: the point, whose g is used.
  ///   - gaps: the distances.
  ///   - threads: how many threads sample; the result does not depend on it.
  /// - Throws: an error of the plan, or `StatisticsError`.
  public static func all(
    of point: PointResult, gaps: [Double], threads: Int
  ) throws -> [CoincidenceShare] {
    guard let one = point.distribution(.one), let two = point.distribution(.two), let S = point.S
    else { return [] }
    let distributions = WirePair(one, two)
    return try RunPlan(point.configuration).samplers.filter { $0.process.wires.count == 3 }.map {
      sampler in
      let wires = sampler.process.wires
      // g^T Q g is the power b^T g = 4 S.
      let sums = BatchedSums(
        of: sampler, samples: samples, random: point.configuration.random, threads: threads,
        size: gaps.count + 1
      ) { rows, sums in
        rows.withColumns { legs, weights in
          for row in weights.indices where weights[row] != 0 {
            var difference = 0.0
            for leg in 0..<3 {
              let g = distributions[wires[leg]]
              difference += g.value(at: legs[3 + leg][row]) - g.value(at: legs[leg][row])
            }
            let heat = weights[row] * difference * difference
            let nearest = min(
              nearestPair(legs[0][row], legs[1][row], legs[2][row]),
              nearestPair(legs[3][row], legs[4][row], legs[5][row]))
            sums[gaps.count] += heat
            for (index, gap) in gaps.enumerated() where nearest < gap { sums[index] += heat }
          }
        }
      }
      let scale = 1 / (4 * S.value)
      return CoincidenceShare(
        process: sampler.process.name, gaps: gaps,
        near: try gaps.indices.map { try sums.estimate($0, scale: scale) },
        total: try sums.estimate(gaps.count, scale: scale))
    }
  }

  private static func nearestPair(_ a: Double, _ b: Double, _ c: Double) -> Double {
    min(abs(a - b), abs(b - c), abs(c - a))
  }
}

extension CoincidenceShare {
  /// The share for results.
  var json: JSONValue {
    [
      "process": .string(process), "gaps": .numbers(gaps),
      "near": .array(near.map { .estimate($0) }), "total": .estimate(total),
    ]
  }

  /// One line for a person.
  var line: String {
    let parts = zip(gaps, near).map {
      "\(TextTable.short(100 * $1.value, digits: 3)) % below \(TextTable.short($0, digits: 3))"
    }
    return "\(process): \(TextTable.short(100 * total.value, digits: 3)) % of g^T Q g, of it "
      + parts.joined(separator: ", ")
  }
}
