import Collisions
import Foundation
import RandomStreams
import Statistics
import Testing
import WirePhysics

/// Proposals adapted to one g: the same mean as ever, with a smaller error.
@Suite struct AdaptationTests {
  private let doubleWire = DoubleWire(
    wires: WirePair(Wire(fermiEnergy: 3.25), Wire(fermiEnergy: 2.75)),
    intrawire: WirePair(
      .gaussian(strength: 1, length: 2.0.squareRoot()),
      .gaussian(strength: 1, length: 2.0.squareRoot())),
    interwire: .gaussian(strength: 0.5, length: 2.0.squareRoot()))

  /// A g of opposite sign in the wires that bends at the Fermi points, as solutions do.
  private let bent = DistributionTable(reach: 9) { wire, k in
    (wire == .one ? 1 : -1) * (atan(2 * (k - 2)) + atan(4))
  } slope: { wire, k in
    (wire == .one ? 1 : -1) * 2 / (1 + 4 * (k - 2) * (k - 2))
  }

  /// Another, for proposals that suit the first one badly.
  private let cubic = DistributionTable(reach: 9) { wire, k in
    wire == .one ? k * k * k : k
  } slope: { wire, k in
    wire == .one ? 3 * k * k : 1
  }

  private func form(
    _ sampler: TripleSampler, _ g: DistributionTable, block: UInt32
  ) throws -> Estimate {
    let values = (0..<64).map { batch in
      var stream = RandomStream(
        .philox4x32, at: StreamAddress(seed: 2, purpose: .test, block: block + UInt32(batch)))
      var rows = CollisionBatch(process: sampler.process, capacity: 20_000)
      sampler.sample(2048, from: &stream, into: &rows)
      return g.form(rows) / 2048
    }
    return try BatchMeans(values).estimate
  }

  @Test(arguments: [[WireIndex.one, .one, .one], [.one, .one, .two], [.two, .two, .one]])
  func `every proposal gives the same mean, the adapted one the smallest error`(
    set: [WireIndex]
  ) throws {
    let plain = TripleSampler(wires: set, of: doubleWire, limit: 9)
    var stream = RandomStream(.philox4x32, at: StreamAddress(seed: 2, purpose: .test, block: 0))
    let adapted = plain.adapted(to: bent, samples: 20_000, from: &stream)
    let wrong = plain.adapted(to: cubic, samples: 20_000, from: &stream)
    let reference = try form(plain, bent, block: 100)
    for (index, sampler) in [adapted, wrong].enumerated() {
      let value = try form(sampler, bent, block: 1000 * UInt32(index + 1))
      // Four joint standard errors, six comparisons: fails once in 1,500 seeds.
      let joint = hypot(value.standardError, reference.standardError)
      #expect(abs(value.value - reference.value) < 4 * joint)
    }
    let best = try form(adapted, bent, block: 5000)
    #expect(best.standardError < 0.85 * reference.standardError)
  }

  @Test func `the table reads back the functions it was made from`() {
    let k = SIMD8<Double>(-8, -2.3, -0.01, 0, 0.7, 2, 3.999, 8.9)
    let (one, two) = (cubic.values(k, 0), cubic.values(k, 1))
    for lane in 0..<8 {
      // A cubic is its own interpolant.
      #expect(abs(one[lane] - k[lane] * k[lane] * k[lane]) < 1e-11)
      #expect(abs(two[lane] - k[lane]) < 1e-13)
    }
  }

  @Test func `the form of a batch is the sum over its collisions`() {
    let sampler = TripleSampler(wires: [.one, .one, .two], of: doubleWire, limit: 9)
    var stream = RandomStream(.philox4x32, at: StreamAddress(seed: 2, purpose: .test, block: 1))
    var rows = CollisionBatch(process: sampler.process, capacity: 900)
    sampler.sample(101, from: &stream, into: &rows)
    var (sum, scale) = (0.0, 0.0)
    for row in 0..<rows.count {
      let d = rows[row].difference { wire, k in wire == .one ? k * k * k : k }
      sum += rows[row].weight * d * d
      scale += abs(rows[row].weight * d * d)
    }
    #expect(abs(cubic.form(rows) - sum) < 1e-9 * scale)
  }
}
