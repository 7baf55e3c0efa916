public import RunFiles

extension StoredResult {
  /// Runs the computation of this file again, from the input and the seeds in it.
  /// - Parameters:
  ///   - threads: how many threads work; results do not depend on it.
  ///   - report: told of the progress.
  /// - Returns: what the command would write now.
  /// - Throws: `StoredResultError` if no command of this version writes such files; what the input or the
  ///   computation throws.
  public func rerun(
    threads: Int, report: (RunProgress) -> Void = { _ in }
  ) throws -> Dataset {
    let source = text("source") ?? "another program"
    guard let kind = ResultKind(source: source) else {
      throw StoredResultError.otherCommand(path: path, source: source)
    }
    let input = try input()
    let provenance = Provenance.current(version: packageVersion)
    let points = input.configurations.enumerated().map {
      ($1, place: (point: $0, count: input.configurations.count))
    }
    switch kind {
    case .operatorEngine:
      return try OperatorStudy(input: input, threads: threads).run(report: report)
        .dataset(provenance: provenance)
    case .comparison:
      let run = try OperatorStudy(input: input, threads: threads).run(report: report)
      let isExtrapolated =
        data.attribute("transfers")?.texts == [Comparison.Transfers.extrapolated.rawValue]
      return try Comparison(
        run, transfers: isExtrapolated ? .extrapolated : .finite,
        engines: data["particle_drag_resistivity"] == nil ? .operator : .both, threads: threads,
        report: report
      ).dataset(provenance: provenance)
    case .particleEngine:
      return try ParticleStudy(input: input, threads: threads).run(report: report)
        .dataset(provenance: provenance)
    case .ensemble:
      // The number of seeds may have come from the command line.
      let replicas = data.size(of: "replica") ?? 1
      let isGiven = input.configurations.allSatisfy { $0.random.seeds != nil }
      return try EnsembleStudy(
        input: isGiven ? input : input.replicated(replicas), threads: threads
      ).run(report: report).dataset(provenance: provenance)
    case .response:
      let results = try points.map {
        try ResponseResult($0.0, threads: threads, place: $0.place, report: report)
      }
      return ResponseResult.dataset(of: results, input: input, provenance: provenance)
    case .impulseResponse:
      let results = try points.map {
        try ParticleResponse($0.0, threads: threads, place: $0.place, report: report)
      }
      return ParticleResponse.dataset(of: results, input: input, provenance: provenance)
    case .spectrum:
      let results = try points.map {
        try SpectrumResult($0.0, threads: threads, place: $0.place, report: report)
      }
      return SpectrumResult.dataset(of: results, input: input, provenance: provenance)
    case .convergence:
      return try ConvergenceStudy(input: input, threads: threads).run()
        .dataset(provenance: provenance)
    case .particleConvergence:
      return try ParticleConvergenceStudy(input: input, threads: threads).run()
        .dataset(provenance: provenance)
    }
  }
}
