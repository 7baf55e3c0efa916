import ArgumentParser
import Foundation
import Ranks
import RunFiles
import Studies

/// What a run needs to go on where another one ended.
struct CheckpointOptions: ParsableArguments {
  @Option(
    help: "Go on from the checkpoint of this result; without --output the result goes there, too.",
    completion: .file())
  var resume: String?

  @Option(help: "Seconds between checkpoints.")
  var checkpointEvery = 60.0

  @Flag(
    inversion: .prefixedNo, help: "Keep a folder FILE.nc.checkpoint beside the result FILE.nc.")
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

  /// The same for commands whose results are in a folder.
  var resumedFolder: String? {
    resumedResult.map { ($0 as NSString).deletingLastPathComponent }
  }

  /// Does work that keeps checkpoints and stops on SIGINT and SIGTERM; says what became of it then.
  /// - Parameters:
  ///   - output: the result file beside which checkpoints are kept.
  ///   - again: the command without its options, to be given again with `--resume`.
  ///   - seed: the seed of the command line.
  ///   - ranks: the processes that share the work.
  ///   - printer: shows progress; its line is ended.
  ///   - work: what to do.
  func keeping<Result>(
    output: String?, again: String, seed: UInt64?, ranks: RankGroup = .alone,
    printer: ProgressPrinter, _ work: (RunKeeper) throws -> Result
  ) throws -> Result {
    let source = try resume.map { try CheckpointFolder(resuming: $0) }
    let folder = output.map { CheckpointFolder(besideResult: $0) } ?? source
    Interruption.listen()
    let keeper = RunKeeper(
      folder: checkpoint ? folder : nil, resuming: source, interval: checkpointEvery,
      isInterrupted: { Interruption.signal != nil }, ranks: ranks,
      warn: { Console.message("drag: \($0)") })
    do {
      let result = try work(keeper)
      printer.finish()
      return result
    } catch let interruption as RunInterruption {
      printer.finish()
      throw report(interruption, again: again, seed: seed)
    }
  }

  /// Says what became of an interrupted run and returns the exit code for it.
  private func report(_ interruption: RunInterruption, again: String, seed: UInt64?) -> ExitCode {
    guard let folder = interruption.folder else {
      Console.message(
        "drag: interrupted, and nothing was kept (there is no --output); "
          + "with --output an interrupted run can go on")
      // As the shell reports a program that the signal ended.
      return ExitCode(128 + (Interruption.signal ?? 0))
    }
    Console.message(
      "drag: interrupted; \(folder.path) holds what was done; "
        + "go on with: drag \(again)\(seed.map { " --seed \($0)" } ?? "") "
        + "--resume \(folder.result)")
    return ExitStatus.interrupted
  }
}
