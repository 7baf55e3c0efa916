import Collisions
import Foundation
import KineticOperator
import RandomStreams
import WirePhysics

/// How the time of the two sampling stages grows with threads, basis functions and samples.
struct ScalingBenchmark {
  private let system = ReferenceSystem.doubleWire

  /// One line for each setting: wall seconds, and the bits of what came out.
  func run() throws {
    // Whoever comes first also waits for pages, threads and the clock of the processor.
    _ = try measure(threads: 2, intervals: 24, rounds: 1)
    let settings =
      [1, 2].map { (threads: $0, intervals: 24, rounds: 4) }
      + [12, 48, 96].map { (threads: 1, intervals: $0, rounds: 4) }
      + [8, 16].map { (threads: 1, intervals: 24, rounds: $0) }
    for (threads, intervals, rounds) in settings {
      JSONLine.print(try measure(threads: threads, intervals: intervals, rounds: rounds))
    }
  }

  private func measure(
    threads: Int, intervals: Int, rounds: Int
  ) throws -> [(name: String, value: Double)] {
    let wires = [system[.one], system[.two]]
    let grid = MomentumGrid(
      intervals: intervals, cutoff: MomentumGrid.automaticCutoff(for: wires), spacing: .auto,
      wires: wires)
    let basis = try SplineBasis(grid: grid, degree: 3, parity: .odd)
    let samplers: [any CollisionSampler] =
      [PairSampler(system, limit: grid.reach)]
      + ReferenceSystem.tripleSets.map { TripleSampler(wires: $0, of: system, limit: grid.reach) }
    let streams = BlockStreams(seed: 1, points: .sobol)
    let assembler = OperatorAssembler(
      basis: basis, samplers: samplers, streams: streams, threads: threads)
    let assembly = Self.measured { for _ in 0..<rounds { assembler.runRound() } }
    let stage = PolishingStage(
      distribution: TripleBenchmark.cubes(reach: grid.reach), samplers: samplers,
      streams: streams.following(rounds: rounds), threads: threads)
    let polishing = try Self.measured {
      while stage.samples < 2_000_000 * rounds { try stage.refine() }
    }
    return [
      ("threads", Double(threads)), ("intervals", Double(intervals)),
      ("samples", Double(rounds * assembler.samplesPerRound)),
      ("assembly_seconds", assembly.wall), ("assembly_processor_seconds", assembly.processor),
      ("polishing_samples", Double(stage.samples)),
      ("polishing_seconds", polishing.wall),
      ("polishing_processor_seconds", polishing.processor),
      ("checksum", Double(Self.checksum(assembler.state, stage.state) >> 12)),
    ]
  }

  /// One number that every bit of the sums goes into.
  private static func checksum(_ forms: AssemblerState, _ sums: PolishingState) -> UInt64 {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    func add(_ x: Double) { hash = (hash ^ x.bitPattern) &* 0x100_0000_01b3 }
    for batch in forms.processes.flatMap(\.batches) {
      batch.positive.forEach(add)
      batch.negative.forEach(add)
    }
    sums.sums.joined().forEach(add)
    return hash
  }

  private static func measured(
    _ work: () throws -> Void
  ) rethrows -> (wall: Double, processor: Double) {
    var processor = 0.0
    let wall = try ContinuousClock().measure {
      processor = try Stopwatch.seconds(work)
    }
    return (wall / .seconds(1), processor)
  }
}
