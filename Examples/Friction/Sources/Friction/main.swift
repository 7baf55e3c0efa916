import Collisions
import FokkerPlanck
import KineticOperator
import WirePhysics

// The drag resistivity of identical wires, three ways: sampled pair collisions, their integral equation, and the limit of
// small momentum transfers, which the potential below is far from.
let doubleWire = DoubleWire(
  wires: WirePair { _ in Wire(fermiEnergy: 3) },
  intrawire: WirePair { _ in .gaussian(strength: 1, length: 2.0.squareRoot()) },
  interwire: .gaussian(strength: 0.5, length: 2.0.squareRoot()))

let wires = WireIndex.allCases.map { doubleWire[$0] }
let grid = MomentumGrid(
  intervals: 24, cutoff: MomentumGrid.automaticCutoff(for: wires), spacing: .auto, wires: wires)
let basis = try SplineBasis(grid: grid, degree: 3, parity: .odd)
let assembler = OperatorAssembler(
  basis: basis, samplers: [PairSampler(doubleWire, limit: grid.reach)],
  streams: BlockStreams(seed: 1), threads: 2)
for _ in 0..<16 { assembler.runRound() }
let kinetics = KineticOperator(doubleWire: doubleWire, basis: basis, forms: assembler.forms())

guard case .reached(let state) = try kinetics.steadyState() else {
  fatalError("identical wires have a steady state")
}
guard let exact = try PairEquation(doubleWire).solve(tolerance: 1e-5, threads: 2) else {
  fatalError("identical wires have a solution")
}
print("sampled  \(state.dragResistivity.value) \(state.dragResistivity.standardError)")
print("equation \(doubleWire.wires.dragResistivity(fromS: exact.conductivity))")
if case .steady(let conductivity, _) = PairCollisionLimit(
  wires: doubleWire.wires, pairDiffusion: doubleWire.pairDiffusion
).response(cutoff: grid.reach) {
  print("limit    \(doubleWire.wires.dragResistivity(fromS: conductivity))")
}
