import Diagnostics
import FokkerPlanck
import Foundation
import RandomStreams
import Statistics
import Testing
import WirePhysics

@Suite struct SampledDiffusionTests {
  private static func system(
    _ energy: Double, length: Double, _ flavours: Flavours = .one
  ) -> DoubleWire {
    let potential = Potential.gaussian(strength: 1, length: length)
    return DoubleWire(
      wires: WirePair(fermiEnergies: energy, energy, flavours: flavours),
      intrawire: WirePair(potential, potential),
      interwire: .gaussian(strength: 0.5, length: length))
  }

  /// Draws all samples.
  private static func sampled(
    _ system: DoubleWire, mixed: Double, window: SoftWindow, edges: [Double], samples: Int,
    threads: Int
  ) throws -> SampledDiffusion {
    var sampling = SampledDiffusion.Sampling(
      system, strengths: (1, mixed), window: window, edges: edges, samples: samples,
      random: (.philox4x32, 7))
    while true {
      if let result = try sampling.advance(threads: threads) { return result }
    }
  }

  /// The sampler's D3 over the quadrature's, near the band bottom, with electrons 2 and 3 at opposite Fermi points.
  private static func ratio(
    _ channel: SoftDiffusion.Channel, length: Double, mixed: Double, samples: Int,
    _ flavours: Flavours = .one
  ) throws -> (all: Estimate, closed: Estimate) {
    let system = system(20, length: length, flavours)
    let edges = [0, 0.4]
    // Transfers to 1.5 and separations above 3 leave only opposite Fermi points, 2 k_F = 12.6 apart.
    let sampled = try sampled(
      system, mixed: mixed, window: SoftWindow(transfer: 1.5, separation: 3), edges: edges,
      samples: samples, threads: 2)
    let profile = try DiffusionProfile(
      system, settings: MicroscopicSettings(cut: 3),
      momenta: SampledDiffusion.nodes(from: 0, to: 0.4))
    let exact = SampledDiffusion.average(
      system[.one], from: 0, to: 0.4, profile.diffusion(channel, .one))
    // (S26) for exp(-(q l)^2): 16/k_F^7 (1/2) Int q^2 V(q/2)^2 [V(q) - V(q/2)]^2 dq (m/2 pi)^3/128.
    let moment =
      Double.pi.squareRoot() / 4 * (pow(2.5, -1.5) - 2 * pow(1.75, -1.5) + 1) / pow(length, 3)
    let closed =
      16 / pow(system[.one].fermiMomentum, 7) * moment / (128 * 8 * pow(Double.pi, 3))
    let found = sampled.diffusion(channel, .one)[0]
    return (found.scaled(by: 1 / exact), found.scaled(by: 1 / closed))
  }

  @Test(arguments: SoftDiffusion.Channel.allCases)
  func `sampled collisions give the coefficients of (S9) to (S11)`(
    channel: SoftDiffusion.Channel
  ) throws {
    let (ratio, _) = try Self.ratio(channel, length: 20, mixed: 1, samples: 1 << 18)
    // Four errors, and 0.4 % for finite transfers at l = 20: fails once in 16,000 seeds for each channel.
    #expect(abs(ratio.value - 1) < 4 * ratio.standardError + 0.004, "\(ratio)")
    #expect(ratio.standardError < 0.08)
  }

  /// Sampled over quadrature at the band bottom and at the Fermi points, both wires together.
  private static func places(samples: Int) throws -> [(name: String, ratio: Estimate)] {
    let potential = Potential.gaussian(strength: 1, length: 20)
    let system = DoubleWire(
      wires: WirePair(fermiEnergies: 3.25, 2.75), intrawire: WirePair(potential, potential),
      interwire: potential.scaled(by: 0.5))
    // k_F is 2.55 and 2.35; momenta nearer than 12 half-widths are left to other limits.
    let (edges, separation) = ([0, 0.6, 2.1, 2.8], 0.5)
    let sampled = try sampled(
      system, mixed: 1, window: SoftWindow(transfer: 0.2, separation: separation), edges: edges,
      samples: samples, threads: 2)
    return try [("band bottom", 0), ("Fermi points", 2)].flatMap { place, bin in
      let (lower, upper) = (edges[bin], edges[bin + 1])
      let profile = try DiffusionProfile(
        system, settings: MicroscopicSettings(cut: separation),
        momenta: SampledDiffusion.nodes(from: lower, to: upper))
      return SoftDiffusion.Channel.allCases.map { channel in
        var (found, exact) = (Estimate(value: 0, standardError: 0), 0.0)
        for wire in WireIndex.allCases {
          found = found + sampled.diffusion(channel, wire)[bin]
          exact += SampledDiffusion.average(
            system[wire], from: lower, to: upper, profile.diffusion(channel, wire))
        }
        return ("D3\(channel.rawValue), \(place)", found.scaled(by: 1 / exact))
      }
    }
  }

  @Test(.tags(.slow), .validation)
  func `every channel is sampled to 3 % at the band bottom and at the Fermi points`() throws {
    for (name, ratio) in try Self.places(samples: 1 << 26) {
      print("  \(name): sampled/quadrature = \(ratio)")
      // Within 3 % of the soft limit, and known to better than that. D3b at the Fermi points is 1.027(7): finite
      // transfers are felt in (transfer/distance)^2 there, where V12 [V22 - V12]/chi of (S29) is large.
      #expect(abs(ratio.value - 1) < 0.03, "\(name): \(ratio)")
      #expect(2 * ratio.standardError < 0.02, "\(name): \(ratio)")
    }
  }

  @Test func `with fewer samples they agree within their errors at both places`() throws {
    for (name, ratio) in try Self.places(samples: 1 << 20) {
      // Four errors, and 1 % for finite transfers: fails once in 2,600 seeds.
      #expect(abs(ratio.value - 1) < 4 * ratio.standardError + 0.01, "\(name): \(ratio)")
      #expect(ratio.standardError < 0.06, "\(name): \(ratio)")
    }
  }

  @Test(arguments: SoftDiffusion.Channel.allCases)
  func `with spin they are four times as large`(channel: SoftDiffusion.Channel) throws {
    // The quadrature of (S9)-(S11) is the one of g_f = 1 times g_f^2.
    let (ratio, _) = try Self.ratio(channel, length: 20, mixed: 1, samples: 1 << 18, .two)
    #expect(abs(ratio.value - 1) < 4 * ratio.standardError + 0.004, "\(ratio)")
    #expect(ratio.standardError < 0.1)
  }

  @Test(.tags(.slow), .validation)
  func `the sampled D3a tends to (S26) like 1/l^2`() throws {
    let ratios = try [4.0, 6, 9].map {
      try Self.ratio(.a, length: $0, mixed: 0, samples: 1 << 24)
    }
    // (S26) itself is off by 4.0 % at eps_F = 20 T, and the bin by its width.
    #expect(abs(ratios[2].closed.value - 1) < 0.05)
    let errors = ratios.map {
      Estimate(value: 1 - $0.all.value, standardError: $0.all.standardError)
    }
    let order = try ConvergenceOrder(steps: [1 / 4.0, 1 / 6, 1 / 9], errors: errors).order
    // Three errors, and 0.2 for the next order in 1/l^2: fails once in 370 seeds.
    #expect(abs(order.value - 2) < 3 * order.standardError + 0.2, "\(order)")
    #expect(order.standardError < 0.25)
    print("order of the sampled D3a in 1/l: \(order)")
  }

  @Test func `the thread count changes nothing`() throws {
    let system = Self.system(3, length: 2)
    let values = try [1, 2].map { threads in
      try Self.sampled(
        system, mixed: 1, window: SoftWindow(transfer: 0.4, separation: 0.8), edges: [0, 1, 2],
        samples: 1 << 14, threads: threads
      ).diffusion(.c, .two)
    }
    #expect(values[0] == values[1])
    #expect(values[0].allSatisfy { $0.value > 0 && $0.standardError > 0 })
  }
}
