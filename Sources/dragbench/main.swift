EvaluationBenchmark.run()
try AssemblyBenchmark.run(rounds: 8)
