import Input
public import ResultFiles

extension StoredResult {
  /// Runs the computation of this file again, from the input and the seeds in it.
  /// - Parameters:
  ///   - threads: how many threads work; results do not depend on it.
  ///   - progress: told of the progress.
  /// - Returns: what the command would write now.
  /// - Throws: `StoredResultError` if no command of this version writes such files; what the input or the
  ///   computation throws.
  public func rerun(
    threads: Int, progress: @escaping (RunProgress) -> Void = { _ in }
  ) throws -> Dataset {
    let source = text("source") ?? "another program"
    guard let kind = StudyKind(words: source, attribute: text) else {
      throw StoredResultError.otherCommand(path: path, source: source)
    }
    var input = try input()
    // The number of seeds may have come from the command line.
    if kind == .steadyState(.ensemble),
      input.configurations.contains(where: { $0.random.seeds == nil })
    {
      input = try input.replicated(data.size(of: "replica") ?? 1)
    }
    return try kind.run(StudyRunner(input, threads: threads, progress: progress))
      .dataset(provenance: .current(version: packageVersion))
  }
}
