import Collisions

EvaluationBenchmark.run()
let system = ReferenceSystem.doubleWire
try AssemblyBenchmark.run(rounds: 16, cost: 1600) { limit in
  [PairSampler(system, limit: limit)]
    + ReferenceSystem.tripleSets.map { TripleSampler(wires: $0, of: system, limit: limit) }
}
