import ArgumentParser
import Checkpoints
import Foundation
import Input
import ResultFiles
import Studies
import Verification

/// `drag validate`: the equations and figures of the theory, each against an independent computation.
struct ValidateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "validate",
    abstract: "Hold equations and figures of the theory against this program.",
    discussion: """
      Without a folder only what needs no sampling is compared, within some seconds. With one, its inputs \
      (\(PaperCase.allCases.map(\.fileName).joined(separator: ", "))) are sampled as well; files that \
      are not there are left out. Exit code 2 if a comparison fails. The guide's page \
      docs/equations.md says which equations these are, and where the others are computed and tested.
      """)

  @Argument(help: "The folder of the paper's inputs, Samples/paper.", completion: .directory)
  var folder: String?

  @Option(parsing: .unconditional, help: "The seed, instead of that of the inputs.")
  var seed: UInt64?

  @OptionGroup var work: WorkOptions

  @Flag(help: "Print exactly one JSON object on standard output.")
  var json = false

  @Option(
    help: "Write validation.html, validation.md and its figures to this folder.",
    completion: .directory)
  var output: String?

  func run() throws {
    try Console.run {
      let place = output.map { OutputPlace(folder: $0, result: "validation.html") }
      let lock = try place?.claim()
      defer { lock?.release() }
      let result = try validation()
      if let output { try write(result, to: output) }
      Console.result(json ? result.json.text() : result.summary)
      if !result.isPassed { throw ExitStatus.unsound }
    }
  }

  private func validation() throws -> Validation {
    guard let folder else { return try Validation.analytic() }
    var inputs: [PaperCase: InputFile] = [:]
    for item in PaperCase.allCases {
      let path = "\(folder)/\(item.fileName)"
      guard FileManager.default.fileExists(atPath: path) else { continue }
      let input = try InputFile.read(path: path)
      inputs[item] = try seed.map { try input.replacingSeed(with: $0) } ?? input
    }
    guard !inputs.isEmpty else {
      Console.message(
        "drag: \(folder) holds no input of the validation (it needs one of "
          + "\(PaperCase.allCases.map(\.fileName).joined(separator: ", "))): give the folder "
          + "Samples/paper")
      throw ExitStatus.usage
    }
    Interruption.listen()
    let threads = work.choice().count
    let printer = ProgressPrinter(isEnabled: work.progress)
    let keeper = CheckpointKeeper(isInterrupted: { Interruption.signal != nil })
    defer { printer.finish() }
    do {
      return try Validation.paper(inputs) { input, item in
        StudyRunner(input, threads: threads, keeper: keeper) {
          printer.show($0, of: item.title)
        }
      }
    } catch is RunInterruption {
      Console.message("drag: interrupted")
      throw ExitCode(128 + (Interruption.signal ?? 0))
    }
  }

  private func write(_ result: Validation, to folder: String) throws {
    for document in result.documents(provenance: .current(version: packageVersion)) {
      try AtomicFile.write(document.contents, to: "\(folder)/\(document.name)")
    }
    Console.message("wrote validation.html, validation.md and figures to \(folder)")
  }
}
