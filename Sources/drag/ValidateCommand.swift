import ArgumentParser
import Foundation
import RunFiles
import Studies

/// `drag validate`: the equations and figures of the theory, each against an independent computation.
struct ValidateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "validate",
    abstract: "Hold every equation and figure of the theory against this program.",
    discussion: """
      Without a folder only what needs no sampling is compared, within a second. With one, its inputs \
      (\(PaperCase.allCases.map(\.fileName).joined(separator: ", "))) are sampled as well; files that \
      are not there are left out. Exit code 2 if a comparison fails.
      """)

  @Argument(help: "The folder of the paper's inputs, Samples/paper.", completion: .directory)
  var folder: String?

  @OptionGroup var sampling: SamplingOptions

  @Flag(help: "Print exactly one JSON object on standard output.")
  var json = false

  @Option(
    help: "Write validation.html, validation.md and its figures to this folder.",
    completion: .directory)
  var output: String?

  func run() throws {
    try Console.run {
      if let output { try Console.makeFolder(output) }
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
      inputs[item] = try sampling.applied(to: InputFile.read(path: path))
    }
    guard !inputs.isEmpty else {
      Console.message(
        "drag: \(folder) holds no input of the validation (it needs one of "
          + "\(PaperCase.allCases.map(\.fileName).joined(separator: ", "))): give the folder "
          + "Samples/paper")
      throw ExitStatus.usage
    }
    var last = ""
    return try Validation.paper(inputs, threads: sampling.threadCount) { text in
      if sampling.progress && text != last { Console.message(text) }
      last = text
    }
  }

  private func write(_ result: Validation, to folder: String) throws {
    let provenance = Provenance.current(version: packageVersion)
    try AtomicFile.write(result.html(provenance: provenance), to: "\(folder)/validation.html")
    try AtomicFile.write(result.markdown(provenance: provenance), to: "\(folder)/validation.md")
    for figure in result.figureFiles {
      try AtomicFile.write(figure.contents, to: "\(folder)/\(figure.name)")
    }
    Console.message("wrote validation.html, validation.md and figures to \(folder)")
  }
}
