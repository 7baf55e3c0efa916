import Collisions
import Statistics
import Testing
import WirePhysics

/// The factors 6, 2, 2 of (A.10): exchange multiplies the direct soft processes.
///
/// In the Fokker-Planck limit (the range of the potential is small next to the distances between
/// the momenta) the soft events near all permutations among like electrons, with the full |A|^2, count
/// as many times as those near the identity alone, with |A_dir|^2.
@Suite(.tags(.statistical)) struct MultiplicityTests {
  /// V ~ exp(-(20 q)^2): transfers of 0.05 between momenta at least 0.6 apart.
  private static let soft = DoubleWire(
    wires: WirePair(fermiEnergies: 3, 3),
    intrawire: WirePair { _ in .gaussian(strength: 1, length: 20) },
    interwire: .gaussian(strength: 0.5, length: 16))
  private static let distance = 0.6
  private static let transfer = 0.25

  @Test(arguments: [
    ([WireIndex.one, .one, .one], 6.0), ([.one, .one, .two], 2), ([.two, .two, .one], 2),
  ])
  func `exchange multiplies soft scattering`(wires: [WireIndex], multiplicity: Double) throws {
    let sampler = TripleSampler(wires: wires, of: Self.soft, limit: testLimit)
    let amplitude = TripleAmplitude(wires: wires, of: Self.soft)
    let permutations = PlainAmplitude.permutations.map(\.0).filter { p in
      (0..<3).allSatisfy { wires[p[$0]] == wires[$0] }
    }
    let sums = (0..<16).map { block in
      let batch = sampler.rows(12_000, seed: 101, block: UInt32(block))
      var (all, direct) = (0.0, 0.0)
      for row in 0..<batch.count {
        let k = (0..<3).map { batch.momenta[$0][row] }
        let out = (3..<6).map { batch.momenta[$0][row] }
        guard Self.isSpread(k) else { continue }
        let square = Self.square(batch, row)
        // A row has like electrons in some order: all of their orders are the same event.
        let softOrders = permutations.map { p in p.map { out[$0] } }.filter { Self.isSoft(k, $0) }
        if !softOrders.isEmpty { all += square }
        for order in softOrders {
          let angle = AngleKinematics(momenta: SIMD4(order[0], order[1], order[2], 0)).phi
          let a = amplitude.evaluate(momenta: SIMD4(k[0], k[1], k[2], 0), angle: angle)
          let share = a.direct / a.antisymmetrized
          if share.isFinite { direct += square * share * share / Double(permutations.count) }
        }
      }
      return [all, direct]
    }
    let jackknife = try Jackknife(batches: sums) { $0[0] / $0[1] }
    // Fails once in 2,000 seeds.
    #expect(jackknife.estimate.agrees(with: multiplicity, within: 3.5), "\(jackknife.estimate)")
    #expect(jackknife.estimate.relativeError < 0.05)
  }

  /// weight (D g)^2 for g = k^3 in both wires.
  private static func square(_ batch: CollisionBatch, _ row: Int) -> Double {
    let difference = batch[row].difference { _, k in k * k * k }
    return batch[row].weight * difference * difference
  }

  private static func isSpread(_ k: [Double]) -> Bool {
    min(abs(k[0] - k[1]), abs(k[1] - k[2]), abs(k[2] - k[0])) > distance
  }

  private static func isSoft(_ k: [Double], _ out: [Double]) -> Bool {
    zip(k, out).allSatisfy { abs($0 - $1) < transfer }
  }
}
