import Collisions
import Foundation
import RandomStreams
import Statistics
import Testing
import WirePhysics

/// Sampled triples of several flavours.
@Suite struct FlavourSamplingTests {
  private static func wires(_ flavours: Flavours, interwire: Double = 0.5) -> DoubleWire {
    DoubleWire(
      wires: WirePair(fermiEnergies: 3, 3, flavours: flavours),
      intrawire: WirePair { _ in .gaussian(strength: 1, length: 2.0.squareRoot()) },
      interwire: .gaussian(strength: interwire, length: 2.0.squareRoot()))
  }

  @Test(.tags(.statistical)) func `a mixed set with spin has the form of a second program`() throws
  {
    let sampler = TripleSampler(wires: [.one, .one, .two], of: Self.wires(.two), limit: testLimit)
    let form = try sampler.form(.drift, samples: 600_000, seed: 51)
    // Fails once in 2,000 seeds.
    #expect(
      form.agrees(with: Estimate(value: -6.475e-4, standardError: 2e-7), within: 3.5), "\(form)")
    #expect(form.relativeError < 0.03)
  }

  @Test(.tags(.slow, .statistical), .validation)
  func `it has so at three per mille in ten seconds`() throws {
    let plain = TripleSampler(wires: [.one, .one, .two], of: Self.wires(.two), limit: testLimit)
    let g = DistributionTable(reach: testLimit + 1) { wire, k in
      TrialPair.drift(wire, k)
    } slope: { wire, _ in
      wire == .one ? 1 : -1
    }
    let start = ContinuousClock.now
    var stream = testStream(seed: 52)
    var rows = CollisionBatch(process: plain.process, capacity: 0)
    let sampler = plain.adapted(to: g, samples: 200_000, from: &stream)
    let batches = (0..<32).map { block in
      var stream = testStream(seed: 53, block: UInt32(block))
      return sampler.form(200_000, of: g, from: &stream, using: &rows) / 200_000
    }
    let seconds = start.duration(to: .now) / .seconds(1)
    let form = try BatchMeans(batches).estimate
    #expect(
      form.agrees(with: Estimate(value: -6.475e-4, standardError: 2e-7), within: 3), "\(form)")
    #expect(form.relativeError < 3e-3, "\(form)")
    #expect(seconds < 10)
    print("Q3 with spin: \(form) in \(seconds) s")
  }

  @Test(.tags(.statistical), arguments: [Flavours.two, .four])
  func `the sampler agrees with a quadrature without residues`(flavours: Flavours) throws {
    let doubleWire = Self.wires(flavours)
    let quadrature = MixedShellQuadrature(like: .one, doubleWire: doubleWire, fineness: 0.7)
    let exact = quadrature.forms(reach: 7.5, nodes: 24)
    let sampler = TripleSampler(wires: [.one, .one, .two], of: doubleWire, limit: testLimit)
    let forms = try sampler.forms(TrialPair.allCases, samples: 1_200_000, seed: 53)
    for (trial, form) in zip(TrialPair.allCases, forms) {
      // Fails once in 2,000 seeds; the quadrature is good to 3e-4.
      #expect(form.agrees(with: exact[trial]!, within: 3.5), "\(trial.rawValue): \(form)")
      // High powers of k gather far above the Fermi points, where fewer samples are.
      #expect(form.relativeError < (flavours == .two ? 0.1 : 0.25), "\(trial.rawValue): \(form)")
    }
  }

  @Test(.tags(.statistical)) func `one wire with spin is a double wire of polarized ones`() throws {
    let spin = Self.wires(.two, interwire: 1)
    let polarized = Self.wires(.one, interwire: 1)
    func form(_ set: [WireIndex], _ doubleWire: DoubleWire, _ seed: UInt64) throws -> Estimate {
      let sampler = TripleSampler(wires: set, of: doubleWire, limit: testLimit)
      // k^3 in both wires.
      let batches = (0..<32).map { block in
        let rows = sampler.rows(12_000, seed: seed, block: UInt32(block))
        return (0..<rows.count).reduce(0.0) { sum, row in
          let d = rows[row].difference { $1 * $1 * $1 }
          return sum + rows[row].weight * d * d
        } / 12_000
      }
      return try BatchMeans(batches).estimate
    }
    let one = try form([.one, .one, .one], spin, 54)
    let two =
      try form([.one, .one, .one], polarized, 55) + form([.two, .two, .two], polarized, 56)
      + form([.one, .one, .two], polarized, 57) + form([.two, .two, .one], polarized, 58)
    // Fails once in 2,000 seeds.
    #expect(one.agrees(with: two, within: 3.5), "\(one) and \(two)")
    #expect(one.relativeError < 0.02 && two.relativeError < 0.05, "\(one) and \(two)")
  }

  /// What each of many samples adds to the form of the drift.
  private static func contributions(_ flavours: Flavours, samples: Int, seed: UInt64) -> [Double] {
    let sampler = TripleSampler(wires: [.one, .one, .two], of: wires(flavours), limit: testLimit)
    var stream = testStream(seed: seed)
    var rows = CollisionBatch(process: sampler.process, capacity: 64)
    return (0..<samples).map { _ in
      rows.removeAll()
      sampler.sample(1, from: &stream, into: &rows)
      return rows.form(.drift)
    }
  }

  @Test(.tags(.statistical), arguments: Flavours.allCases)
  func `near triple coincidence no sample is large`(flavours: Flavours) throws {
    // 1/rho^2 in a plane: left to chance the largest of samples grows with their number.
    let found = Self.contributions(flavours, samples: 2_000_000, seed: 59)
    let few = found[..<50_000].map(\.magnitude).max() ?? 0
    let many = found.map(\.magnitude).max() ?? 0
    #expect(few > 0 && many / few < 3, "\(few), \(many)")
    #expect(try WeightTail(found).largestShare < 2e-3)
  }

  @Test(.tags(.slow, .statistical), .validation)
  func `the error falls with the root of the number of samples, over three decades`() throws {
    let sampler = TripleSampler(wires: [.one, .one, .two], of: Self.wires(.two), limit: testLimit)
    let errors = try [20_000, 200_000, 2_000_000, 20_000_000].enumerated().map { index, samples in
      try sampler.form(.drift, samples: samples, seed: 60 + UInt64(index)).standardError
        * Double(samples).squareRoot()
    }
    // An error of 32 batches is known to 13 %.
    for error in errors { #expect(abs(error / errors[3] - 1) < 0.5, "\(errors)") }
  }
}
