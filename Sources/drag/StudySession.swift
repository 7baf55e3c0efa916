import ArgumentParser
import Checkpoints
import Input
import Ranks
import ResultFiles
import Studies

/// One command that asks a question of an input file: read, claim the output, run, show, write.
struct StudySession {
  /// What a command leaves behind.
  enum Output {
    /// One result file.
    case file(String?)
    /// A folder with a result file of this name and others beside it.
    case folder(String?, result: String)
  }

  let command: String
  /// Options of the command that decide what is computed: who goes on has to give them again.
  var words: [String] = []
  let options: InputOptions
  var run: RunOptions?
  var output = Output.file(nil)

  /// Asks.
  /// - Parameters:
  ///   - prepare: what the command changes in the input.
  ///   - kind: the question, which may depend on the input.
  func ask(
    prepare: (InputFile) throws -> InputFile = { $0 }, _ kind: (InputFile) throws -> StudyKind
  ) throws {
    try Console.run {
      let input = try seeded(prepare(options.read()))
      let kind = try kind(input)
      // Only some studies are shared; the rest is for one process.
      guard kind.isShared || RankGroup.world.isLeader else { return }
      let source = try run?.resume.map { try CheckpointFile(resuming: $0) }
      let place = place ?? source.map(place(of:))
      let isKept = place != nil && run?.checkpoint == true
      if case .seconds(_, let text) = run?.timeLimit, !isKept {
        throw UsageError.nothingToKeep(limit: text)
      }
      let ranks: RankGroup = kind.isShared ? .world : .alone
      let threads = ThreadChoice(run?.work.threads, ranks)
      let lock = RankGroup.world.isLeader ? try place?.claim() : nil
      defer { lock?.release() }
      let outcome = try keeping(place, source, ranks: ranks) { keeper, progress in
        try kind.run(
          StudyRunner(
            input, threads: threads.count, slice: run?.slice, keeper: keeper, progress: progress))
      }
      // The leader has the result.
      guard RankGroup.world.isLeader else { return }
      // Whatever becomes of the file, the numbers are told.
      defer {
        Console.result(options.json ? outcome.json.text() : Paint.summary(outcome.summary))
        if !options.json && run != nil { Console.result(threads.summary) }
      }
      if let place, RankGroup.world.isLeader {
        try write(outcome, to: place)
        // What the run is has been written; more samples are added on request only.
        if isKept, run?.keepSamples == false {
          CheckpointFile(besideResult: place.result).remove()
        }
      }
      try Console.judge(outcome.failureNotice)
    }
  }

  /// The input with the seed of the command line, if there is one.
  private func seeded(_ input: InputFile) throws -> InputFile {
    guard let seed = run?.seed else { return input }
    let replaced = try input.replacingSeed(with: seed)
    if let seeds = replaced.configurations[0].random.seeds {
      Console.message(
        "drag: --seed \(seed) moves the ensemble: seeds \(seeds.lowerBound) to \(seeds.upperBound)")
    }
    return replaced
  }

  private var place: OutputPlace? {
    switch output {
    case .file(let path): path.map { OutputPlace(file: $0) }
    case .folder(let path, let result): path.map { OutputPlace(folder: $0, result: result) }
    }
  }

  /// The place of the result that a run goes on from.
  private func place(of source: CheckpointFile) -> OutputPlace {
    guard case .folder(_, let name) = output, source.result.hasSuffix("/\(name)") else {
      return OutputPlace(file: source.result)
    }
    return OutputPlace(folder: String(source.result.dropLast(name.count + 1)), result: name)
  }

  private func write(_ outcome: any StudyOutcome, to place: OutputPlace) throws {
    let provenance = Provenance.current(version: packageVersion)
    let documents = place.folder == nil ? [] : outcome.documents(provenance: provenance)
    let messages = try place.write(
      outcome.dataset(provenance: provenance), documents: documents.map { ($0.name, $0.contents) })
    for message in messages { Console.message(message) }
  }

  /// Does work that keeps checkpoints and stops when a signal asks it to; says what became of it then.
  private func keeping<Result>(
    _ place: OutputPlace?, _ source: CheckpointFile?, ranks: RankGroup,
    _ work: (CheckpointKeeper, @escaping (RunProgress) -> Void) throws -> Result
  ) throws -> Result {
    let printer = ProgressPrinter(isEnabled: run?.work.progress ?? false)
    let file = place.map { CheckpointFile(besideResult: $0.result) }
    let kept = run?.checkpoint == true ? file : nil
    // What the batch system says is of use only to a run that can go on.
    let deadline = kept == nil ? nil : TimeLimit.deadline(run?.timeLimit)
    Interruption.listen()
    let keeper = CheckpointKeeper(
      file: kept, resuming: source, samples: run?.keepSamples == true ? .kept : .dropped,
      interval: run?.checkpointEvery ?? 60,
      isInterrupted: { Interruption.signal != nil }, deadline: deadline, ranks: ranks,
      warn: { Console.message("drag: \($0)") })
    do {
      let result = try work(keeper, printer.show)
      printer.finish()
      return result
    } catch let interruption as RunInterruption {
      printer.finish()
      throw report(interruption, deadline)
    }
  }

  /// Says what became of an interrupted run and returns the exit code for it.
  private func report(_ interruption: RunInterruption, _ deadline: Deadline?) -> ExitCode {
    guard let file = interruption.file else {
      Console.message(
        "drag: interrupted, and nothing was kept (there is no --output); "
          + "with --output an interrupted run can go on")
      // As the shell reports a program that the signal ended.
      return ExitCode(128 + (Interruption.signal ?? 0))
    }
    let seed = run?.seed.map { ["--seed", "\($0)"] } ?? []
    let slice = run?.slice.map { ["--slice", "\($0)"] } ?? []
    let limit =
      if case .seconds(_, let text) = run?.timeLimit { ["--time-limit", text] } else { [String]() }
    let samples = run?.keepSamples == true ? ["--keep-samples"] : []
    let again =
      ["drag", command, options.input] + words + seed + slice + limit + samples
      + ["--resume", file.result]
    let isTime = Interruption.signal == nil && interruption.isTimeUp
    let why = isTime ? deadline.map { " in time (\($0.reason))" } : nil
    Console.message(
      "drag: interrupted\(why ?? ""); \(file.path) holds what was done; "
        + "go on with: \(again.joined(separator: " "))")
    return ExitStatus.interrupted
  }
}

/// Options that make no sense together.
enum UsageError: Error, CustomStringConvertible {
  /// A limit on the time of a run of which nothing is kept.
  case nothingToKeep(limit: String)

  /// Problem, reason, suggestion.
  var description: String {
    switch self {
    case .nothingToKeep(let limit):
      "--time-limit \(limit) would stop the run with nothing to go on from (checkpoints are kept beside the result); "
        + "give --output, and leave out --no-checkpoint"
    }
  }
}
