import Foundation

// `dragbench particles` prints JSON for `make bench`; without an argument, everything else.
if CommandLine.arguments.dropFirst().first == "particles" {
  try ParticleBenchmark.run()
  exit(0)
}
EvaluationBenchmark.run()
for system in [ReferenceSystem.doubleWire, ReferenceSystem.cold] {
  var benchmark = try AssemblyBenchmark(system: system)
  try benchmark.run()
}
