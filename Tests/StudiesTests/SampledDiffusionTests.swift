import FokkerPlanck
import Foundation
import RunFiles
import Statistics
import Studies
import Testing
import WirePhysics

@Suite struct SampledDiffusionTests {
  private static func configuration(_ energy: Double, length: Double) -> RunConfiguration {
    let potential = Potential.gaussian(strength: 1, length: length)
    return RunConfiguration(
      title: "soft triples",
      doubleWire: DoubleWire(
        wires: WirePair(fermiEnergies: energy, energy),
        intrawire: WirePair(potential, potential),
        interwire: .gaussian(strength: 0.5, length: length)),
      collisions: .init(triples: .microscopic(intrawire: 1, mixed: 1)), random: .init(seed: 7))
  }

  @Test func `probe`() throws {
    for length in [5.0, 10, 20, 40, 80] {
      let start = Date()
      let configuration = Self.configuration(20, length: length)
      let sampled = try SampledDiffusion(
        configuration, window: SoftWindow(transfer: 1.5, separation: 3), edges: [0, 0.4],
        samples: 1 << 21, threads: 2)
      let settings = MicroscopicSettings(cut: 3)
      for channel in SoftDiffusion.Channel.allCases {
        let exact = try SampledDiffusion.average(
          configuration.doubleWire[.one], from: 0, to: 0.4
        ) { k in
          try DiffusionProfile(configuration.doubleWire, settings: settings, momenta: [k])
            .diffusion(channel, .one)[0]
        }
        let value = sampled.diffusion(channel, .one)[0]
        print("PP", length, channel, exact, value.value / exact, value.standardError / exact,
          Date().timeIntervalSince(start))
      }
    }
  }
}
