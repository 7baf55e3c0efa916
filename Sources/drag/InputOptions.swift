import ArgumentParser
import Checkpoints
import Input
import Ranks
import Studies

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
    help:
      "The number of threads (default: one for each core that this process may use); results do not depend on it."
  )
  var threads: Int?

  @Flag(inversion: .prefixedNo, help: "Show progress on standard error.")
  var progress = true

  func validate() throws {
    if let threads, threads < 1 || threads > 4096 {
      throw ValidationError("--threads \(threads) is out of range; give a number from 1 to 4096")
    }
  }

  /// The threads to use.
  func choice(_ ranks: RankGroup = .alone) -> ThreadChoice { ThreadChoice(threads, ranks) }
}

/// How many threads work, and why so many.
struct ThreadChoice {
  /// How many.
  let count: Int
  /// Where the number comes from, in words.
  let reason: String

  /// What the command line says, or one for each core that this process may use; all ranks have to ask together.
  init(_ given: Int? = nil, _ ranks: RankGroup = .alone) {
    if let given {
      (count, reason) = (given, "--threads")
    } else {
      let cores = AvailableCores(for: ranks)
      (count, reason) = (cores.count, cores.description)
    }
  }

  /// The line of a summary.
  var summary: String { "\(count) \(count == 1 ? "thread" : "threads") (\(reason))" }
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
    help: "Keep a file FILE.nc.checkpoint beside the result FILE.nc until the run is done.")
  var checkpoint = true

  @Flag(
    help:
      "Keep FILE.nc.checkpoint when the run is done, with the samples of all points: --resume with a smaller target error adds to them."
  )
  var keepSamples = false

  @Option(
    parsing: .unconditional,
    help:
      "Do one slice of the run only, such as 3/16: a share of the points, and of the seeds of an ensemble; drag merge makes one result of all.",
    transform: { text in
      guard let slice = Slice(text) else {
        throw ValidationError(
          "--slice \(text) is no slice; give its number and how many there are, such as 3/16")
      }
      return slice
    })
  var slice: Slice?

  @Option(
    parsing: .unconditional,
    help:
      "Stop in time with a checkpoint, exit code 75: 90s, 55m, 1.5h, HH:MM:SS (default: when the job of Slurm or PBS ends; none: never).",
    transform: { text in
      do throws(TimeLimit.Mistake) {
        return try TimeLimit(text)
      } catch {
        throw ValidationError("--time-limit \(text) \(error)")
      }
    })
  var timeLimit: TimeLimit?

  func validate() throws {
    guard checkpointEvery >= 0, checkpointEvery <= 1e9 else {
      throw ValidationError(
        "--checkpoint-every \(checkpointEvery) is out of range; give seconds from 0 to 1e9")
    }
  }
}
