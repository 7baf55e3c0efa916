import Collisions
import Foundation
import KineticOperator
import ParticleEngine
import WirePhysics

/// Collisions a second of the particle engine on one core, and the share of each part of a step.
enum ParticleBenchmark {
  /// One set of collisions.
  private struct Case {
    let name: String
    let samplers: [any CollisionSampler]
  }

  private static func cases(_ system: DoubleWire, limit: Double) -> [Case] {
    let pairs = PairSampler(system, limit: limit)
    return [
      Case(name: "pairs", samplers: [pairs]),
      Case(
        name: "pairs, soft model",
        samplers: [
          pairs, SoftSampler(intrawire: .one, of: system, lambda: 0.02, length: 2, limit: limit),
          SoftSampler(intrawire: .two, of: system, lambda: 0.02, length: 2, limit: limit),
          SoftSampler(interwire: system, mu1: 0.01, length: 2, limit: limit),
        ]),
      Case(
        name: "pairs, microscopic",
        samplers: [pairs]
          + ReferenceSystem.tripleSets.map { TripleSampler(wires: $0, of: system, limit: limit) }),
    ]
  }

  /// Measures all cases and prints one JSON list.
  static func run(seconds: Double = 1) throws {
    let system = ReferenceSystem.doubleWire
    let wires = [system[.one], system[.two]]
    let grid = MomentumGrid(intervals: 24, cutoff: 8, spacing: .auto, wires: wires)
    let rows = try cases(system, limit: grid.reach).map { example in
      let model = try ParticleModel(
        doubleWire: system, grid: grid, samplers: example.samplers, seed: 1)
      let fields = system.wires.canonicalFields
      // What a run with 400 samples a step draws; the step is far below any limit.
      let stepper = ParticleStepper(
        model: model, fields: WirePair { .constant(fields[$0]) }, timeStep: 0.1,
        samplesPerStage: example.samplers.map { _ in max(1, 200 / example.samplers.count) })
      var state = stepper.initialState(replica: 0)
      _ = stepper.profile(&state, steps: 50)
      var profile = StepProfile()
      var (time, collisions) = (0.0, UInt64(0))
      // By turns: looks at the clock take a tenth of the short parts of a step, so whole steps are timed by themselves.
      while time < seconds {
        profile.add(stepper.profile(&state, steps: 50))
        let before = state.counters.collisions
        time += Stopwatch.seconds { stepper.advance(&state, steps: 100) }
        collisions += state.counters.collisions - before
      }
      return line(example.name, profile, collisionsPerSecond: Double(collisions) / time)
    }
    print("[\n" + rows.joined(separator: ",\n") + "\n]")
  }

  private static func line(
    _ name: String, _ profile: StepProfile, collisionsPerSecond: Double
  ) -> String {
    func share(_ part: Duration) -> String { String(format: "%.3f", part / profile.total) }
    return "{\"case\": \"\(name)\", \"collisions_per_second\": "
      + String(format: "%.4g", collisionsPerSecond)
      + ", \"sampling\": \(share(profile.sampling)), \"reading\": \(share(profile.reading)), "
      + "\"colliding\": \(share(profile.colliding)), \"merging\": \(share(profile.merging))}"
  }
}
