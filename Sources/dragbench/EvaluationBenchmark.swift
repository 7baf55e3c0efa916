import Collisions
import Foundation
import KineticOperator
import RandomStreams
import WirePhysics

/// Triple orbits a second on one core: scalar reference against vector evaluation.
enum EvaluationBenchmark {
  static func run() {
    let system = ReferenceSystem.doubleWire
    let limit = MomentumGrid.automaticCutoff(for: [system[.one], system[.two]])
    print("orbit evaluation, one core          scalar ns   vector ns   ratio")
    for set in ReferenceSystem.tripleSets.suffix(3).prefix(2) {
      let sampler = TripleSampler(wires: set, of: system, limit: limit)
      let scalar = perOrbit(20_000) { count in
        var sum = 0.0
        for i in 0..<count {
          let phase = Double(i) * 0.618
          let rows = sampler.referenceRows(
            momenta: SIMD4(2.5 * sin(phase), 2.5 * cos(3 * phase), 2.4 * sin(7 * phase), 0),
            angle: 5 * cos(11 * phase))
          sum += rows.rows.weights.first ?? 0
        }
        precondition(sum.isFinite)
      }
      let vector = perOrbit(400_000) { count in
        var stream = RandomStream(
          .philox4x32, at: StreamAddress(seed: 1, purpose: .test, block: 0))
        var batch = CollisionBatch(process: sampler.process, capacity: 5000)
        for _ in 0..<count / 512 {
          batch.removeAll()
          sampler.sample(512, from: &stream, into: &batch)
        }
      }
      let name = sampler.process.name.padding(toLength: 32, withPad: " ", startingAt: 0)
      print(String(format: "  %@  %9.1f   %9.1f   %5.1f", name, scalar, vector, scalar / vector))
    }
  }

  private static func perOrbit(_ count: Int, _ work: (Int) -> Void) -> Double {
    work(count / 10)
    return 1e9 * Stopwatch.seconds { work(count) } / Double(count)
  }
}
