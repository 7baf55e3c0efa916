import Collisions
import KineticOperator
import RandomStreams
import Statistics
import WirePhysics

/// Triple collisions of one wire set summed to Q(g, g) for g = (k^3, -k^3) on one core, by independent points.
///
/// What the programs of analysis/bench compute as well: triple.c and triple_numpy.py for (1,1,1),
/// triple_mixed.c and triple_mixed_numpy.py for (1,1,2).
struct TripleBenchmark {
  /// Samples in one call, as many as the NumPy has in its arrays.
  private static let block = 4096

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

  /// g = (k^3, -k^3); cubics on steps hold it exactly.
  ///
  /// With the same g in both wires no pole would count: D g vanishes at every permutation.
  static func cubes(reach: Double) -> DistributionTable {
    func sign(_ wire: WireIndex) -> Double { wire == .one ? 1 : -1 }
    return DistributionTable(reach: reach) { wire, k in
      sign(wire) * k * k * k
    } slope: { wire, k in
      sign(wire) * 3 * k * k
    }
  }
}
