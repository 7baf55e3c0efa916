EvaluationBenchmark.run()
