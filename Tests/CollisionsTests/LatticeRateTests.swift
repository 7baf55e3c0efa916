import Collisions
import Foundation
import RandomStreams
import Statistics
import TestSupport
import Testing
import WirePhysics

/// Rates from points on lattices: those of drawn orbits, with errors that fall almost exponentially.
@Suite struct LatticeRateTests {
  /// A rate at one momentum.
  struct Place: Sendable, CustomTestStringConvertible {
    let set: [WireIndex]
    let wire: WireIndex
    let k: Double
    var testDescription: String { "\(set) \(wire) \(k)" }

    func base(_ system: DoubleWire) -> TripleSampler {
      TripleSampler(wires: set, of: system, limit: testLimit + 1)
    }

    func sampler(_ system: DoubleWire) throws -> LatticeRateSampler {
      var lessons = testStream(seed: 201)
      return try #require(LatticeRateSampler(base(system), at: k, in: wire))
        .adapted(samples: 1024, from: &lessons)
    }
  }

  /// Means of independent shifts.
  private static func means(
    _ sampler: LatticeRateSampler, points: Int, shifts: Int, seed: UInt64
  ) -> [Double] {
    (0..<shifts).map { shift in
      var stream = RandomStream(
        lattice: LatticeRateSampler.numbersPerSample, .philox4x32,
        at: StreamAddress(seed: seed, purpose: .test, block: UInt32(shift)))
      return sampler.sum(points, from: &stream) / Double(points)
    }
  }

  @Test(arguments: [0, 0.7, 1.6, 2.4, 3.5])
  func `inside a wire they meet the golden rule to 1e-5`(k: Double) throws {
    let system = RateTests.wires(3)
    let sampler = try Place(set: [.one, .one, .one], wire: .one, k: k).sampler(system)
    let mean = try BatchMeans(Self.means(sampler, points: 1 << 14, shifts: 16, seed: 202)).estimate
    let golden = RateTests.goldenRule(system, at: k, fineness: 2)
    // Student's t of 15 degrees of freedom: fails once in 1,000 seeds; the quadrature is good to 2e-6.
    #expect(abs(mean.value - golden) < 5 * mean.standardError + 2e-6 * golden, "\(mean) \(golden)")
    #expect(mean.relativeError < 1e-5, "\(mean)")
  }

  @Test(
    .tags(.statistical),
    arguments: [
      Place(set: [.one, .one, .one], wire: .one, k: 1.7),
      Place(set: [.one, .one, .two], wire: .one, k: 0),
      Place(set: [.one, .one, .two], wire: .one, k: 2.6),
      Place(set: [.one, .one, .two], wire: .two, k: 1.2),
      Place(set: [.two, .two, .one], wire: .one, k: 2.6),
      Place(set: [.two, .two, .one], wire: .two, k: 0.4),
    ])
  func `different wires with different potentials agree with drawn orbits`(place: Place) throws {
    let mean = try BatchMeans(
      Self.means(try place.sampler(.asymmetric), points: 4096, shifts: 16, seed: 203)
    ).estimate
    let base = place.base(.asymmetric)
    let drawn = try BatchMeans(
      (0..<64).map { batch in
        var stream = testStream(seed: 204, block: UInt32(batch))
        return base.rate(at: place.k, in: place.wire, samples: 8192, from: &stream) / 8192
      }
    ).estimate
    // Six comparisons: fails once in 2,000 seeds.
    #expect(
      abs(mean.value - drawn.value) < 4 * hypot(mean.standardError, drawn.standardError),
      "\(mean) \(drawn)")
    #expect(mean.standardError < drawn.standardError / 10, "\(mean) \(drawn)")
  }

  @Test func `means over three points are unbiased`() throws {
    let system = RateTests.wires(3)
    let sampler = try Place(set: [.one, .one, .one], wire: .one, k: 1.6).sampler(system)
    let values = Self.means(sampler, points: 3, shifts: 20_000, seed: 205)
    let mean = try BatchMeans(values).estimate
    // Fails once in 16,000 seeds.
    #expect(mean.agrees(with: RateTests.goldenRule(system, at: 1.6), within: 4), "\(mean)")
    #expect(mean.relativeError < 0.02)
  }

  @Test(arguments: [
    Place(set: [.one, .one, .one], wire: .one, k: 1.6),
    Place(set: [.one, .one, .two], wire: .one, k: 1.6),
    Place(set: [.one, .one, .two], wire: .two, k: 0),
  ])
  func `their variance falls far faster than that of random points`(place: Place) throws {
    let sampler = try place.sampler(RateTests.wires(3))
    func variance(_ points: Int) -> Double {
      let values = Self.means(sampler, points: points, shifts: 32, seed: 206)
      let mean = values.reduce(0, +) / 32
      return values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 31
    }
    let ratio = variance(1 << 7) / variance(1 << 12)
    // Random points: 32 with a scatter of a factor of two.
    #expect(ratio > 1000, "\(ratio)")
  }

  @Test func `four shifts know their error: Student's interval holds the rate`() throws {
    let system = RateTests.wires(3)
    let sampler = try Place(set: [.one, .one, .one], wire: .one, k: 1.6).sampler(system)
    let golden = RateTests.goldenRule(system, at: 1.6)
    let values = Self.means(sampler, points: 64, shifts: 1600, seed: 207)
    let hits = stride(from: 0, to: values.count, by: 4).count { start in
      let few = Array(values[start..<start + 4])
      let mean = few.reduce(0, +) / 4
      let variance = few.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 3
      // t of three degrees of freedom: 68.27 % within 1.1969.
      return abs(mean - golden) < 1.1969 * (variance / 4).squareRoot()
    }
    #expect(
      Coverage(hits: hits, trials: 400).isConsistent(with: 0.6827, risk: 1e-4), "\(hits) of 400")
  }
}
