import ArgumentParser
import ResultFiles

/// `drag schema`: what an input file may hold, for editors and validators.
struct SchemaCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "schema", abstract: "Print a JSON Schema of input files, for editors.",
    discussion: """
      Editors with a YAML language server complete and check input files against it: write
        drag schema > drag.schema.json
      and begin the input with
        # yaml-language-server: $schema=drag.schema.json
      """)

  func run() throws { Console.result(InputSchema.document.text(.indented)) }
}
