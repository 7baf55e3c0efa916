import ArgumentParser
import Foundation
import ResultFiles
import Studies
import Verification

/// `drag reproduce`: a result file, run again from its own input and compared bit by bit.
struct ReproduceCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "reproduce", abstract: "Run a result file again and compare.",
    discussion: """
      The input with its tables, the seed and all settings come from the file itself. On the same version, compiler \
      and kind of processor every number must be the same to the bit, whatever the number of threads \
      and however often the first run was interrupted; the exit code is 1 if one is not.
      """)

  @Argument(help: "The result file (NetCDF).", completion: .file(extensions: ["nc"]))
  var file: String

  @Flag(help: "Print exactly one JSON object on standard output.")
  var json = false

  @OptionGroup var work: WorkOptions

  func run() throws {
    try Console.run {
      let stored = try StoredResult(path: file)
      let printer = ProgressPrinter(isEnabled: work.progress)
      let comparison = try stored.reproduction(threads: work.choice().count, progress: printer.show)
      printer.finish()
      Console.result(json ? comparison.json.text() : Paint.summary(comparison.summary))
      if !comparison.isIdentical { throw ExitStatus.differs }
    }
  }
}

/// `drag info`: what a result file says about itself, or the program.
struct InfoCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "info",
    abstract: "Show where a result file comes from; without one, what this program is.",
    discussion: "What drag info says without a file belongs into every report of a fault.")

  @Argument(
    help: "The result file (NetCDF); without it: version, machine, libraries.",
    completion: .file(extensions: ["nc"]))
  var file: String?

  @Flag(help: "Print exactly one JSON object on standard output.")
  var json = false

  func run() throws {
    try Console.run {
      guard let file else {
        let program = ProgramInformation()
        return Console.result(json ? program.json.text() : program.summary)
      }
      let stored = try StoredResult(path: file)
      Console.result(json ? stored.json.text() : stored.summary)
    }
  }
}
