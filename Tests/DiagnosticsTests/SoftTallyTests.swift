import Collisions
import Diagnostics
import RandomStreams
import Testing
import WirePhysics

/// Sums over soft collisions.
@Suite struct SoftTallyTests {
  /// A sampler may give any collision or its reverse: a sum that tells them apart would be biased.
  @Test(arguments: [[WireIndex.one, .one, .one], [.one, .one, .two], [.two, .two, .one]])
  func `a collision and its reverse are the same to the tally`(set: [WireIndex]) {
    let wires = DoubleWire(
      wires: WirePair(fermiEnergies: 3.25, 2.75),
      intrawire: WirePair { _ in .gaussian(strength: 1, length: 1) },
      interwire: .gaussian(strength: 0.5, length: 1))
    let sampler = TripleSampler(wires: set, of: wires, limit: 8)
    var stream = RandomStream(.philox4x32, at: StreamAddress(seed: 9, purpose: .test, block: 0))
    var rows = CollisionBatch(process: sampler.process, capacity: 200_000)
    sampler.sample(20_000, from: &stream, into: &rows)
    var reversed = CollisionBatch(process: sampler.process, capacity: rows.count)
    for row in 0..<rows.count {
      let k = rows.momenta.map { $0[row] }
      reversed.append(
        in: SIMD4(k[3], k[4], k[5], 0), out: SIMD4(k[0], k[1], k[2], 0), weight: rows.weights[row])
    }
    let tally = SoftTally(
      process: sampler.process, window: SoftWindow(transfer: 0.6, separation: 1.2),
      edges: [0, 0.5, 1, 2, 3, 4])
    var (forwards, backwards) = (
      Array(repeating: 0.0, count: tally.size), Array(repeating: 0.0, count: tally.size)
    )
    tally.add(rows, to: &forwards)
    tally.add(reversed, to: &backwards)
    #expect(forwards.contains { $0 != 0 })
    #expect(zip(forwards, backwards).allSatisfy { abs($0 - $1) <= 1e-12 * abs($0) })
  }
}
