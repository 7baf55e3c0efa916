import Collisions
import KineticOperator
import RandomStreams
import Statistics
import WirePhysics

/// Triple collisions of one wire summed to Q(g, g) for g = k^3 on one core, by independent points.
///
/// What analysis/bench/triple.c and triple_numpy.py compute as well: the reference's wire with eps_F = 3.25.
struct TripleBenchmark {
  private static let block = 512

  let set: [WireIndex]

  /// Draws samples and prints their number, the processor seconds, the value and its error.
  func run(samples: Int, seed: UInt64) throws {
    let system = ReferenceSystem.doubleWire
    let limit = MomentumGrid.automaticCutoff(for: [system[.one], system[.two]])
    let sampler = TripleSampler(wires: set, of: system, limit: limit)
    let table = Self.cubes(reach: limit)
    var stream = RandomStream(.philox4x32, at: StreamAddress(seed: seed, purpose: .test, block: 0))
    var rows = CollisionBatch(process: sampler.process, capacity: 10 * Self.block)
    var values: [Double] = []
    let seconds = Stopwatch.seconds {
      for _ in 0..<samples / Self.block {
        let sum = sampler.form(Self.block, of: table, from: &stream, using: &rows)
        values.append(sum / Double(Self.block))
      }
    }
    let form = try BatchMeans(values).estimate
    JSONLine.print([
      ("samples", Double(values.count * Self.block)), ("seconds", seconds), ("value", form.value),
      ("error", form.standardError),
    ])
  }

  /// g = k^3 in both wires; cubics on steps hold it exactly.
  static func cubes(reach: Double) -> DistributionTable {
    DistributionTable(reach: reach) { _, k in
      k * k * k
    } slope: { _, k in
      3 * k * k
    }
  }
}
