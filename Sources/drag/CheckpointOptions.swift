import ArgumentParser
import Ranks
import RunFiles
import Studies

/// Where a run keeps its result and what it needs to go on.
struct CheckpointOptions: ParsableArguments {
  @Option(help: "Write the result to this NetCDF file.", completion: .file(extensions: ["nc"]))
  var output: String?

  @Option(
    help: "Go on from the checkpoint of this result; without --output the result goes there, too.",
    completion: .file(extensions: ["nc"]))
  var resume: String?

  @Option(help: "Seconds between checkpoints.")
  var checkpointEvery = 60.0

  @Flag(inversion: .prefixedNo, help: "Keep a folder FILE.nc.checkpoint beside --output FILE.nc.")
  var checkpoint = true

  func validate() throws {
    guard checkpointEvery >= 0, checkpointEvery <= 1e9 else {
      throw ValidationError(
        "--checkpoint-every \(checkpointEvery) is out of range; give seconds from 0 to 1e9")
    }
  }

  /// The result that `--resume` names, as a place for the new result.
  var resumedResult: String? {
    resume.flatMap { try? CheckpointFolder(resuming: $0) }?.result
  }

  /// Makes a keeper that stops the run on SIGINT and SIGTERM.
  /// - Parameter ranks: the processes that share the run.
  func keeper(ranks: RankGroup = .alone) throws -> RunKeeper {
    let source = try resume.map { try CheckpointFolder(resuming: $0) }
    let folder = output.map { CheckpointFolder(besideResult: $0) } ?? source
    Interruption.listen()
    return RunKeeper(
      folder: checkpoint ? folder : nil, resuming: source, interval: checkpointEvery,
      isInterrupted: { Interruption.signal != nil }, ranks: ranks,
      warn: { Console.message("drag: \($0)") })
  }

  /// Says what became of an interrupted run and returns the exit code for it.
  func report(_ interruption: RunInterruption, input: String, seed: UInt64?) -> ExitCode {
    guard let folder = interruption.folder else {
      Console.message(
        "drag: interrupted, and nothing was kept (there is no --output); "
          + "with --output FILE.nc an interrupted run can go on")
      // As the shell reports a program that the signal ended.
      return ExitCode(128 + (Interruption.signal ?? 0))
    }
    Console.message(
      "drag: interrupted; \(folder.path) holds what was done; "
        + "go on with: drag run \(input)\(seed.map { " --seed \($0)" } ?? "") "
        + "--resume \(folder.result)")
    return ExitStatus.interrupted
  }
}
