import Collisions
import Foundation
import KineticOperator
import RandomStreams
import Statistics
import WirePhysics

/// Sampling and assembling the microscopic reference, on both cores.
enum AssemblyBenchmark {
  static func run(
    system: DoubleWire, rounds: Int, cost: Double,
    samplers all: ((Double) -> [any CollisionSampler])
  )
    throws
  {
    let wires = [system[.one], system[.two]]
    let grid = MomentumGrid(
      intervals: 24, cutoff: MomentumGrid.automaticCutoff(for: wires), spacing: .auto, wires: wires)
    let basis = try SplineBasis(grid: grid, degree: 3, parity: .odd)
    let samplers = all(grid.reach)
    let assembler = OperatorAssembler(basis: basis, samplers: samplers, seed: 1, threads: 2)
    let time = Stopwatch.seconds { for _ in 0..<rounds { assembler.runRound() } }
    let forms = assembler.forms()
    let pilot = KineticOperator(doubleWire: system, basis: basis, forms: forms)
    let outcome = try pilot.steadyState()
    guard case .reached(let state) = outcome else { return print("  no steady state") }
    print("  assembled:", String(format: "%.2f s", time), state.dragResistivity, state.jackknife)
    for c in state.contributions { print("   ", c.process.name, c.value) }
    let table = pilot.table(of: state)
    try polish(pilot, state, samplers, table, rounds: rounds, cost: cost)
    var adapted = samplers
    let learning = Stopwatch.seconds {
      adapted = samplers.map { sampler in
        guard let triple = sampler as? TripleSampler else { return sampler }
        var stream = RandomStream(
          .philox4x32,
          at: StreamAddress(
            seed: 1, purpose: .test, wireSet: sampler.process.wireSet, block: 0))
        return triple.adapted(to: table, samples: 100_000, from: &stream)
      }
    }
    print(String(format: "  learning: %.2f s", learning))
    try polish(pilot, state, adapted, table, rounds: rounds, cost: cost)
  }

  private static func polish(
    _ pilot: KineticOperator, _ state: SteadyState, _ samplers: [any CollisionSampler],
    _ table: DistributionTable, rounds: Int, cost: Double
  ) throws {
    let stage = PolishingStage(
      distribution: table, samplers: samplers,
      streams: BlockStreams(seed: 1, firstRound: rounds), threads: 2)
    let first = Stopwatch.seconds { stage.run(blocks: samplers.map { _ in 4 }) }
    let split = stage.neymanBlocks(cost: cost)
    let second = Stopwatch.seconds { stage.run(blocks: split) }
    let polished = try pilot.polished(state, by: stage)
    let wiresPair = pilot.doubleWire.wires
    let rho = wiresPair.dragResistivity(fromS: polished.S.value)
    print(
      "  polished:", String(format: "%.2f + %.2f s", first, second), split, rho,
      polished.S.standardError / polished.S.value, "defect", polished.defect / polished.S.value)
    for c in polished.contributions { print("   ", c.process.name, c.value) }
  }
}
