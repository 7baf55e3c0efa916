import ArgumentParser
import Foundation
import RunFiles
import Studies

/// `drag reproduce`: a result file, run again from its own input and compared bit by bit.
struct ReproduceCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "reproduce", abstract: "Run a result file again and compare.",
    discussion: """
      The input, the seed and all settings come from the file itself. On the same version, compiler \
      and kind of processor every number must be the same to the bit, whatever the number of threads \
      and however often the first run was interrupted; the exit code is 1 if one is not.
      """)

  @Argument(help: "The result file (NetCDF).", completion: .file(extensions: ["nc"]))
  var file: String

  @Flag(help: "Print exactly one JSON object on standard output.")
  var json = false

  @Option(help: "The number of threads (default: all cores); results do not depend on it.")
  var threads: Int?

  @Flag(inversion: .prefixedNo, help: "Show progress on standard error.")
  var progress = true

  func validate() throws {
    if let threads, threads < 1 || threads > 4096 {
      throw ValidationError("--threads \(threads) is out of range; give a number from 1 to 4096")
    }
  }

  func run() throws {
    try Console.run {
      let stored = try StoredResult(path: file)
      let printer = ProgressPrinter(isEnabled: progress)
      let rerun = try stored.rerun(
        threads: threads ?? ProcessInfo.processInfo.activeProcessorCount, report: printer.show)
      printer.finish()
      let comparison = Reproduction(stored: stored.data, rerun: rerun)
      Console.result(json ? comparison.json.text() : comparison.summary)
      if !comparison.isIdentical { throw ExitStatus.differs }
    }
  }
}
