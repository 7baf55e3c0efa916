EvaluationBenchmark.run()
for system in [ReferenceSystem.doubleWire, ReferenceSystem.cold] {
  var benchmark = try AssemblyBenchmark(system: system)
  try benchmark.run()
}
