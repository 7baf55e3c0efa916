import Collisions
import KineticOperator
import RandomStreams
import Statistics
import WirePhysics

/// Q(g, g) of the set (1,1,1) for g = k^3 to a relative error on one core.
///
/// As `drag run` polishes: adapted proposals and scrambled Sobol points; the time includes the adaptation.
/// What analysis/bench/triple_vegas.py computes with python vegas.
enum FormBenchmark {
  private static let lessons = 32_768

  static func run(relativeError target: Double, seed: UInt64) throws {
    let system = ReferenceSystem.doubleWire
    let limit = MomentumGrid.automaticCutoff(for: [system[.one], system[.two]])
    var samples = 0
    var form = Estimate(value: 0, standardError: 0)
    let seconds = try Stopwatch.seconds {
      let table = TripleBenchmark.cubes(reach: limit)
      let plain = TripleSampler(wires: [.one, .one, .one], of: system, limit: limit)
      var lesson = RandomStream(
        .philox4x32, at: StreamAddress(seed: seed, purpose: .learning, block: 0))
      let stage = PolishingStage(
        distribution: table,
        samplers: [plain.adapted(to: table, samples: lessons, from: &lesson)],
        streams: BlockStreams(seed: seed, points: .sobol), threads: 1)
      repeat {
        repeat { try stage.refine() } while !stage.isEven
        form = try BatchMeans(stage.values(of: 0)).estimate
      } while form.relativeError > target
      samples = stage.samples + 2 * lessons
    }
    JSONLine.print([
      ("samples", Double(samples)), ("seconds", seconds), ("value", form.value),
      ("error", form.standardError),
    ])
  }
}
