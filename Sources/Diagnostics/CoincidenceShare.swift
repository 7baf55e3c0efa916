package import Collisions
package import RandomStreams
public import Statistics
package import WirePhysics

/// How much of g^T Q g comes from sampled three-particle collisions with two momenta near each other.
///
/// There the Fokker-Planck derivation, which takes transfers to zero before distances, does not hold: this
/// is the range of the comparison. The nearness of a collision is the smallest distance of two of its three
/// incoming or of its three outgoing momenta.
public struct CoincidenceShare: Sendable, Codable {
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

  /// The share of a process in g^T Q g = 4 S.
  ///
  /// - Parameters:
  ///   - sampler: makes the collisions of the process.
  ///   - distributions: g in each wire, at a momentum.
  ///   - S: the regular conductivity that belongs to g.
  ///   - gaps: the distances.
  ///   - random: the generator and the seed.
  ///   - threads: how many threads sample; the result does not depend on it.
  /// - Throws: `StatisticsError`.
  package init(
    of sampler: any CollisionSampler, distributions: WirePair<@Sendable (Double) -> Double>,
    S: Double, gaps: [Double], random: (generator: Generator, seed: UInt64), threads: Int
  ) throws {
    let wires = sampler.process.wires
    // g^T Q g is the power b^T g = 4 S.
    var sums = BatchedSums(
      of: sampler, samples: Self.samples, random: random, size: gaps.count + 1
    ) { rows, sums in
      rows.withColumns { legs, weights in
        for row in weights.indices where weights[row] != 0 {
          var difference = 0.0
          for leg in 0..<3 {
            let g = distributions[wires[leg]]
            difference += g(legs[3 + leg][row]) - g(legs[leg][row])
          }
          let heat = weights[row] * difference * difference
          let nearest = min(
            Self.nearestPair(legs[0][row], legs[1][row], legs[2][row]),
            Self.nearestPair(legs[3][row], legs[4][row], legs[5][row]))
          sums[gaps.count] += heat
          for (index, gap) in gaps.enumerated() where nearest < gap { sums[index] += heat }
        }
      }
    }
    while !sums.isComplete { sums.advance(threads: threads) }
    let scale = 1 / (4 * S)
    process = sampler.process.name
    self.gaps = gaps
    near = try gaps.indices.map { try sums.estimate($0, scale: scale) }
    total = try sums.estimate(gaps.count, scale: scale)
  }

  private static func nearestPair(_ a: Double, _ b: Double, _ c: Double) -> Double {
    min(abs(a - b), abs(b - c), abs(c - a))
  }
}
