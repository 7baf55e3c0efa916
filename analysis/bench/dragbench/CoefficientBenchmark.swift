import Collisions
import Diagnostics
import FokkerPlanck
import RandomStreams
import Statistics
import WirePhysics

/// Variance x time of the sampled coefficients of `drag fokker-planck` on lattices, as ratios to independent collisions.
enum CoefficientBenchmark {
  private static let edges = [0, 0.6, 2.1, 2.8]

  static func run() throws {
    let potential = Potential.gaussian(strength: 1, length: 20)
    let soft = DoubleWire(
      wires: WirePair(fermiEnergies: 3.25, 2.75), intrawire: WirePair(potential, potential),
      interwire: potential.scaled(by: 0.5))
    try run("l = 20, near momenta", soft, SoftWindow(transfer: 0.2, separation: 0.5))
    let short = SoftWindow(transfer: 0.6, separation: 1.2)
    try run("l = 1.41", ReferenceSystem.doubleWire, short)
    try run("l = 1.41, eps_F/T = 8.25", ReferenceSystem.cold, short)
  }

  private static func run(_ name: String, _ system: DoubleWire, _ window: SoftWindow) throws {
    func drawn(_ points: SamplePoints, _ samples: Int) throws -> (SampledDiffusion, Double) {
      var result: SampledDiffusion?
      var sampling: SampledDiffusion.Sampling?
      let seconds = try Stopwatch.seconds {
        sampling = SampledDiffusion.Sampling(
          system, strengths: (1, 1), window: window, edges: edges, samples: samples,
          random: (.philox4x32, 1), points: points)
        while result == nil { result = try sampling?.advance(threads: 1) }
      }
      guard let result else { preconditionFailure("advance gives a result") }
      return (result, seconds)
    }
    let (random, before) = try drawn(.independent, 1 << 22)
    for samples in [1 << 14, 1 << 16, 1 << 18, 1 << 20] {
      let (lattice, after) = try drawn(.lattice, samples)
      print(
        "  \(name): \(samples) samples on", lattice.layouts.map(\.points.rawValue),
        "in \(after) s, \(random.samples) independent ones in \(before) s")
      for channel in SoftDiffusion.Channel.allCases {
        for bin in [0, 2] {
          let (a, b) = (random.diffusion(channel, .one)[bin], lattice.diffusion(channel, .one)[bin])
          print(
            "    D3\(channel.rawValue), bin \(bin): \(a), \(b.value) error \(b.relativeError),",
            "apart \(Comparison.distance(a, b)), variance x time 1/\(Comparison.gain(a, before, b, after))"
          )
        }
      }
    }
  }
}
