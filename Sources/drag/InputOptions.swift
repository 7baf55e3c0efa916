import ArgumentParser
import Foundation
import Input

/// What every command that reads an input file takes.
struct InputOptions: ParsableArguments {
  @Argument(
    help: "The input file (YAML), or - for standard input.",
    completion: .file(extensions: ["yaml", "yml"]))
  var input: String

  @Flag(help: "Print exactly one JSON object on standard output.")
  var json = false

  /// Reads the input, and says what its author should know.
  /// - Throws: `InputError`.
  func read() throws -> InputFile {
    let file = try InputFile.read(path: input)
    for notice in file.notices { Console.message("drag: \(notice)") }
    return file
  }
}

/// How many threads work, and whether to tell how far they are.
struct WorkOptions: ParsableArguments {
  @Option(
    parsing: .unconditional,
    help: "The number of threads (default: all cores); results do not depend on it.")
  var threads: Int?

  @Flag(inversion: .prefixedNo, help: "Show progress on standard error.")
  var progress = true

  func validate() throws {
    if let threads, threads < 1 || threads > 4096 {
      throw ValidationError("--threads \(threads) is out of range; give a number from 1 to 4096")
    }
  }

  /// The number of threads to use.
  var threadCount: Int { threads ?? Self.allCores }

  /// The number of threads that commands without a choice use.
  static var allCores: Int { ProcessInfo.processInfo.activeProcessorCount }
}

/// What every command that works for long takes.
struct RunOptions: ParsableArguments {
  @Option(
    parsing: .unconditional,
    help: "The seed, instead of that of the input; the first one of an ensemble.")
  var seed: UInt64?

  @OptionGroup var work: WorkOptions

  @Option(
    help: "Go on from the checkpoint of this result; without --output the result goes there, too.",
    completion: .file())
  var resume: String?

  @Option(
    parsing: .unconditional, help: "Seconds between checkpoints.", transform: CommandNumber.number)
  var checkpointEvery = 60.0

  @Flag(
    inversion: .prefixedNo,
    help: "Keep a folder FILE.nc.checkpoint beside the result FILE.nc.")
  var checkpoint = true

  func validate() throws {
    guard checkpointEvery >= 0, checkpointEvery <= 1e9 else {
      throw ValidationError(
        "--checkpoint-every \(checkpointEvery) is out of range; give seconds from 0 to 1e9")
    }
  }
}
