import Collisions
import Diagnostics
import FokkerPlanck
import Foundation
import RandomStreams
import Statistics
import TestSupport
import Testing
import WirePhysics

/// Coefficients from points on lattices: those of independent collisions, with errors that fall almost exponentially.
@Suite struct LatticeCoefficientTests {
  private static let window = SoftWindow(transfer: 0.5, separation: 1)
  private static let edges = [0, 0.6, 2.1, 2.8]

  /// Nothing alike: different wires, three different potentials.
  private static func asymmetric(_ flavours: Flavours = .one) -> DoubleWire {
    DoubleWire(
      wires: WirePair(fermiEnergies: 3.4, 2.2, flavours: flavours),
      intrawire: WirePair(
        .gaussian(strength: 1, length: 2), .exponential(strength: 0.7, length: 1.3)),
      interwire: .gaussian(strength: 0.5, length: 1.6))
  }

  private static func sampled(
    _ system: DoubleWire, samples: Int, points: SamplePoints, seed: UInt64 = 7, threads: Int = 2,
    mixed: Double = 1, window: SoftWindow = window, edges: [Double] = edges
  ) throws -> SampledDiffusion {
    var sampling = SampledDiffusion.Sampling(
      system, strengths: (1, mixed), window: window, edges: edges, samples: samples,
      random: (.philox4x32, seed), points: points)
    while true {
      if let result = try sampling.advance(threads: threads) { return result }
    }
  }

  /// All coefficients in one order.
  private static func all(_ sampled: SampledDiffusion) -> [Estimate] {
    SoftDiffusion.Channel.allCases.flatMap { channel in
      WireIndex.allCases.flatMap {
        sampled.diffusion(channel, $0) + sampled.crossing(channel, $0)
      }
    }
  }

  /// A wrong order, sign, mirror image or power of two changes these by parts of one.
  @Test(arguments: [Flavours.one, .two])
  func `they are those of independent collisions`(flavours: Flavours) throws {
    let system = Self.asymmetric(flavours)
    let random = Self.all(try Self.sampled(system, samples: 1 << 22, points: .independent))
    let lattice = Self.all(try Self.sampled(system, samples: 1 << 18, points: .lattice))
    #expect(random.count == lattice.count && random.count { $0.standardError > 0 } == 30)
    for (drawn, smooth) in zip(random, lattice) {
      // Thirty comparisons: fails once in 500 seeds.
      #expect(
        abs(drawn.value - smooth.value) <= 4 * hypot(drawn.standardError, smooth.standardError),
        "\(drawn) \(smooth)")
      #expect(smooth.standardError <= drawn.standardError / 5, "\(drawn) \(smooth)")
    }
  }

  /// One sum of a process from some points of a shifted lattice, each in its own units.
  private static func sums(
    _ set: [WireIndex], points: Int, shifts: Int, seed: UInt64, _ system: DoubleWire = asymmetric()
  ) -> [Double] {
    let sampler = LatticeSoftSampler(
      TripleSampler(wires: set, of: system, limit: 8), transfer: window.transfer,
      separation: window.separation, edges: edges)
    return (0..<shifts).map { shift in
      var stream = RandomStream(
        lattice: LatticeSoftSampler.numbersPerSample, .philox4x32,
        at: StreamAddress(seed: seed, purpose: .test, block: UInt32(shift)))
      return sampler.sums(points, from: &stream).diffusion.one[1] / Double(points)
    }
  }

  @Test func `means over three points are unbiased`() throws {
    let exact = try BatchMeans(Self.sums([.one, .one, .two], points: 1 << 15, shifts: 8, seed: 21))
      .estimate
    let mean = try BatchMeans(Self.sums([.one, .one, .two], points: 3, shifts: 20_000, seed: 22))
      .estimate
    // Fails once in 16,000 seeds.
    #expect(mean.agrees(with: exact.value, within: 4), "\(mean) \(exact)")
    #expect(exact.relativeError < 5e-3 && mean.relativeError < 0.1, "\(mean) \(exact)")
  }

  @Test(arguments: [[WireIndex.one, .one, .one], [.one, .one, .two], [.two, .two, .one]])
  func `their variance falls far faster than that of random points`(set: [WireIndex]) {
    func variance(_ points: Int) -> Double {
      let values = Self.sums(set, points: points, shifts: 32, seed: 23)
      let mean = values.reduce(0, +) / 32
      return values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 31
    }
    let ratio = variance(1 << 8) / variance(1 << 14)
    // Random points: 64 with a scatter of a factor of two.
    #expect(ratio > 1000, "\(ratio)")
  }

  @Test func `four shifts know their error: Student's interval holds the truth`() throws {
    let exact = try BatchMeans(Self.sums([.one, .one, .two], points: 8192, shifts: 8, seed: 24))
      .estimate.value
    let values = Self.sums([.one, .one, .two], points: 64, shifts: 1600, seed: 25)
    let hits = stride(from: 0, to: values.count, by: 4).count { start in
      let few = Array(values[start..<start + 4])
      let mean = few.reduce(0, +) / 4
      let variance = few.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 3
      // t of three degrees of freedom: 68.27 % within 1.1969.
      return abs(mean - exact) < 1.1969 * (variance / 4).squareRoot()
    }
    #expect(
      Coverage(hits: hits, trials: 400).isConsistent(with: 0.6827, risk: 1e-4), "\(hits) of 400")
  }

  @Test(arguments: SoftDiffusion.Channel.allCases)
  func `they are (S9) to (S11) but for the square of the transfers`(
    channel: SoftDiffusion.Channel
  ) throws {
    // Transfers to 1.5 and separations above 3 leave only opposite Fermi points, 2 k_F = 12.6 apart.
    let defects = try [10.0, 20, 40].map { length in
      let potential = Potential.gaussian(strength: 1, length: length)
      let system = DoubleWire(
        wires: WirePair(fermiEnergies: 20, 20), intrawire: WirePair(potential, potential),
        interwire: .gaussian(strength: 0.5, length: length))
      let sampled = try Self.sampled(
        system, samples: 1 << 18, points: .lattice,
        window: SoftWindow(transfer: 12 / length, separation: 3), edges: [0, 0.4])
      let profile = try DiffusionProfile(
        system, settings: MicroscopicSettings(cut: 3),
        momenta: SampledDiffusion.nodes(from: 0, to: 0.4))
      let exact = SampledDiffusion.average(
        system[.one], from: 0, to: 0.4, profile.diffusion(channel, .one))
      return sampled.diffusion(channel, .one)[0].scaled(by: 1 / exact)
    }
    for (defect, length) in zip(defects, [10.0, 20, 40]) {
      #expect(
        abs(defect.value - 1) < 4 * defect.standardError + 1.6 / (length * length), "\(defects)")
      #expect(defect.standardError < 0.008, "\(defects)")
    }
  }

  @Test func `whole lattices are drawn, and the thread count changes nothing`() throws {
    let values = try [1, 2, 5].map { threads in
      try Self.sampled(Self.asymmetric(), samples: 40_000, points: .lattice, threads: threads)
    }
    #expect(values.allSatisfy { $0.samples == 64 * 512 })
    #expect(
      values.allSatisfy { $0.layouts.map(\.points) == [.lattice, .lattice, .lattice, .lattice] })
    #expect(
      Self.all(values[0]) == Self.all(values[1]) && Self.all(values[0]) == Self.all(values[2]))
  }
}
