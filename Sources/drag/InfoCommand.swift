import ArgumentParser
import ResultFiles
import Studies

/// `drag info`: what a result file says about itself.
struct InfoCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "info", abstract: "Show where a result file comes from.")

  @Argument(help: "The result file (NetCDF).", completion: .file(extensions: ["nc"]))
  var file: String

  @Flag(help: "Print exactly one JSON object on standard output.")
  var json = false

  func run() throws {
    try Console.run {
      let stored = try StoredResult(path: file)
      Console.result(json ? stored.json.text() : stored.summary)
    }
  }
}
