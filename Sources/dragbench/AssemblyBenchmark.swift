import Collisions
import Foundation
import KineticOperator
import RandomStreams
import WirePhysics

/// Sampling and assembling the microscopic reference, on both cores.
enum AssemblyBenchmark {
  static func run(rounds: Int) throws {
    let system = ReferenceSystem.doubleWire
    let wires = [system[.one], system[.two]]
    let grid = MomentumGrid(
      intervals: 24, cutoff: MomentumGrid.automaticCutoff(for: wires), spacing: .auto, wires: wires)
    let basis = try SplineBasis(grid: grid, degree: 3, parity: .odd)
    let samplers: [any CollisionSampler] =
      [PairSampler(system, limit: grid.reach)]
      + ReferenceSystem.tripleSets.map { TripleSampler(wires: $0, of: system, limit: grid.reach) }
    for sampler in samplers {
      let assembler = OperatorAssembler(basis: basis, samplers: [sampler], seed: 1, threads: 2)
      let time = Stopwatch.seconds { for _ in 0..<rounds { assembler.runRound() } }
      let name = sampler.process.name.padding(toLength: 28, withPad: " ", startingAt: 0)
      print(
        "  \(name)",
        String(format: "%8.1f ns", 1e9 * time / Double(rounds * assembler.samplesPerRound)))
    }
    let assembler = OperatorAssembler(basis: basis, samplers: samplers, seed: 1, threads: 2)
    let time = Stopwatch.seconds { for _ in 0..<rounds { assembler.runRound() } }
    let forms = assembler.forms()
    let outcome = try KineticOperator(doubleWire: system, basis: basis, forms: forms).steadyState()
    guard case .reached(let state) = outcome else { return print("  no steady state") }
    print("  all: \(time) s", state.dragResistivity, state.jackknife)
    for c in state.contributions { print("   ", c.process.name, c.value) }
  }
}
