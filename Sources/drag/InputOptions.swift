import ArgumentParser
import RunFiles

/// What every command that reads an input file takes.
struct InputOptions: ParsableArguments {
  @Argument(help: "The input file (YAML).", completion: .file(extensions: ["yaml", "yml"]))
  var input: String

  @Flag(help: "Print exactly one JSON object on standard output.")
  var json = false

  /// Reads and validates the file.
  func read() throws -> InputFile { try InputFile.read(path: input) }

  /// Prints the result in the form asked for.
  func print(_ value: JSONValue, summary: String) {
    Console.result(json ? value.text() : summary)
  }
}

extension InputOptions {
  /// Prints one result per sweep point: the only one as it is, several as {"points": [...]}.
  func print(_ values: [JSONValue], summaries: [String], of input: InputFile) {
    if input.sweep.isEmpty {
      print(values[0], summary: summaries[0])
      return
    }
    let blocks = zip(input.configurations, summaries).map { configuration, summary in
      configuration.settings.map { "\($0.key) = \($0.value.description)" }.joined(separator: ", ")
        + "\n" + summary
    }
    print(["points": .array(values)], summary: blocks.joined(separator: "\n\n"))
  }
}
