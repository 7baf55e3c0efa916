import Collisions
import WirePhysics

EvaluationBenchmark.run()
for system in [ReferenceSystem.doubleWire, ReferenceSystem.cold] {
  print("eps_F =", system[.one].fermiEnergy, system[.two].fermiEnergy)
  try AssemblyBenchmark.run(system: system, rounds: 4, cost: 1600) { limit in
    [PairSampler(system, limit: limit).onLattices()]
      + ReferenceSystem.tripleSets.map { TripleSampler(wires: $0, of: system, limit: limit) }
  }
}
