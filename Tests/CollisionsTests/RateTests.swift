import Collisions
import Foundation
import GSLSupport
import RandomStreams
import Statistics
import TestSupport
import Testing
import WirePhysics

/// The rate at which an electron of given momentum takes part in three-particle collisions.
@Suite struct RateTests {
  static func wires(_ energy: Double, strength: Double = 1) -> DoubleWire {
    DoubleWire(
      wires: WirePair(fermiEnergies: energy, energy - 0.5),
      intrawire: WirePair { _ in .gaussian(strength: strength, length: 2.0.squareRoot()) },
      interwire: .gaussian(strength: 0.5, length: 2.0.squareRoot()))
  }

  private static func rate(
    _ sampler: TripleSampler, at k: Double, in wire: WireIndex, samples: Int, seed: UInt64
  ) throws -> Estimate {
    try BatchMeans(
      (0..<64).map { batch in
        var stream = RandomStream(
          .philox4x32, at: StreamAddress(seed: seed, purpose: .test, block: UInt32(batch)))
        return sampler.rate(at: k, in: wire, samples: samples, from: &stream) / Double(samples)
      }
    ).estimate
  }

  /// The golden rule with Fermi factors: partners and final states over their orders, 1/2! 1/3!.
  ///
  /// 2 pi/(2! 3! (2 pi)^4 sqrt 3) Int dk2 dk3 dphi |A|^2 f2 f3 (1 - f1')(1 - f2')(1 - f3') is what scatters out of k;
  /// divided by 1 - f(k) it is Gamma(k).
  ///
  /// Good to 2e-4; with twice as many pieces and angles to 2e-6.
  static func goldenRule(_ doubleWire: DoubleWire, at k: Double, fineness: Int = 1) -> Double {
    let amplitude = TripleAmplitude(wires: [.one, .one, .one], of: doubleWire)
    let wire = doubleWire[.one]
    func occupation(_ k: Double) -> Double { 1 / (1 + exp(k * k / 2 - wire.fermiEnergy)) }
    func vacancy(_ k: Double) -> Double { 1 / (1 + exp(wire.fermiEnergy - k * k / 2)) }
    let limit = (2 * (wire.fermiEnergy + 25)).squareRoot()
    let pieces = 24 * fineness
    let width = 2 * limit / Double(pieces)
    let rule = GaussLegendre(points: 4)
    let nodes = (0..<pieces).flatMap { piece in
      let start = width * Double(piece) - limit
      return rule.rule(from: start, to: start + width)
    }
    let angles = 64 * fineness
    var sum = 0.0
    for (k2, w2) in nodes {
      for (k3, w3) in nodes {
        let momenta = SIMD4(k, k2, k3, 0)
        let factor = w2 * w3 * occupation(k2) * occupation(k3)
        guard factor > 1e-18 else { continue }
        for angle in 0..<angles {
          let values = amplitude.evaluate(
            momenta: momenta, angle: 2 * .pi * (Double(angle) + 0.37) / Double(angles))
          let out = values.outgoing
          sum +=
            factor * values.antisymmetrized * values.antisymmetrized * vacancy(out[0])
            * vacancy(out[1]) * vacancy(out[2])
        }
      }
    }
    let measure = 2 * .pi / Double(angles) / 3.0.squareRoot() / pow(2 * .pi, 4)
    return 2 * .pi / 12 * measure * sum / vacancy(k)
  }

  @Test(.tags(.statistical), arguments: [0, 0.7, 1.6, 2.4, 3.5])
  func `a rate inside a wire is that of the golden rule`(k: Double) throws {
    let doubleWire = Self.wires(3)
    let sampler = TripleSampler(wires: [.one, .one, .one], of: doubleWire, limit: 8)
    let found = try Self.rate(sampler, at: k, in: .one, samples: 16_384, seed: 11)
    let golden = Self.goldenRule(doubleWire, at: k)
    #expect(found.relativeError < 0.01, "\(found)")
    #expect(found.agrees(with: golden, within: 3), "\(found) for \(golden)")
  }

  @Test(.tags(.statistical), arguments: [0, 1, 2])
  func `averaged over a window it is what the rows of the form say`(set: Int) throws {
    let doubleWire = Self.wires(3)
    let wires: [WireIndex] = [[.one, .one, .one], [.one, .one, .two], [.two, .two, .one]][set]
    let sampler = TripleSampler(wires: wires, of: doubleWire, limit: 8)
    // A window without edges: the rows of one orbit stay together.
    func window(_ k: Double) -> Double { exp(-pow((abs(k) - 1.6) / 0.3, 2) / 2) }
    let momenta = (0..<12).map { 0.3 + 0.25 * Double($0) }
    for wire in Set(wires) {
      let rates = try momenta.map { k in
        try (
          0.25 * window(k) * doubleWire[wire].zetaSquared(k),
          Self.rate(sampler, at: k, in: wire, samples: 2048, seed: 12)
        )
      }
      let value = rates.reduce(0) { $0 + $1.0 * $1.1.value }
      let error = rates.reduce(0) { $0 + pow($1.0 * $1.1.standardError, 2) }.squareRoot()
      let binned = try BatchMeans(
        (0..<64).map { batch in
          var stream = RandomStream(
            .philox4x32, at: StreamAddress(seed: 13, purpose: .test, block: UInt32(batch)))
          var rows = CollisionBatch(process: sampler.process, capacity: 9 * 32_768)
          sampler.sample(32_768, from: &stream, into: &rows)
          var sum = 0.0
          for row in 0..<rows.count {
            for leg in 0..<6 where wires[leg % 3] == wire {
              sum += rows.weights[row] * window(rows.momenta[leg][row])
            }
          }
          // Both signs of k.
          return sum * 2 * .pi / 2 / 32_768
        }
      ).estimate
      #expect(error < 0.03 * abs(value) && binned.relativeError < 0.03)
      // Five comparisons: fails once in 70 seeds.
      #expect(abs(value - binned.value) < 3 * hypot(error, binned.standardError))
    }
  }

  @Test(.tags(.statistical), arguments: [(0, 1.6), (0, 3.2), (1, 0), (1, 1.6), (2, 3.2)])
  func `stated errors cover the rate as often as they say`(set: Int, k: Double) throws {
    let doubleWire = Self.wires(3)
    let wires: [WireIndex] = [[.one, .one, .one], [.one, .one, .two], [.two, .two, .one]][set]
    let sampler = TripleSampler(wires: wires, of: doubleWire, limit: 8)
    let found = try (0..<200).map { seed in
      try Self.rate(sampler, at: k, in: .one, samples: 512, seed: 1000 + UInt64(seed))
    }
    // Inside a wire it is the golden rule; of a mixed set the mean of all, whose error is 1/14 of theirs.
    let truth =
      set == 0
      ? Self.goldenRule(doubleWire, at: k) : found.reduce(0) { $0 + $1.value } / Double(found.count)
    for sigmas in [1.0, 2] {
      let coverage = Coverage(of: found, truth: truth, sigmas: sigmas)
      // Ten comparisons: fails once in 100 runs of other seeds.
      #expect(
        coverage.isConsistent(with: Coverage.probability(sigmas: sigmas), risk: 1e-3),
        "\(coverage) at \(sigmas)")
    }
  }

  @Test(.tags(.analytic)) func `numbers are those of the address, whatever the threads`() {
    let sampler = TripleSampler(wires: [.one, .one, .two], of: Self.wires(3), limit: 8)
    func draw(_ samples: Int) -> Double {
      var stream = RandomStream(
        .philox4x32, at: StreamAddress(seed: 5, purpose: .lifetimes, block: 3))
      return sampler.rate(at: 1, in: .two, samples: samples, from: &stream)
    }
    #expect(draw(100) == draw(100) && draw(100) != draw(101))
  }
}
