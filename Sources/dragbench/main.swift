import Collisions
import Foundation
import WirePhysics

// `dragbench particles` prints JSON for `make bench`; without an argument, everything else.
if CommandLine.arguments.dropFirst().first == "particles" {
  try ParticleBenchmark.run()
  exit(0)
}
EvaluationBenchmark.run()
for system in [ReferenceSystem.doubleWire, ReferenceSystem.cold] {
  print("eps_F =", system[.one].fermiEnergy, system[.two].fermiEnergy)
  try AssemblyBenchmark.run(system: system, rounds: 4, cost: 1600) { limit in
    [PairSampler(system, limit: limit).onLattices()]
      + ReferenceSystem.tripleSets.map { TripleSampler(wires: $0, of: system, limit: limit) }
  }
}
