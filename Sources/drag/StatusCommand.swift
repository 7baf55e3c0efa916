import ArgumentParser
import Checkpoints
import ResultFiles

/// `drag status`: where runs stand, one line each.
struct StatusCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "status",
    abstract: "Say where runs stand, from their files alone: done, under way, left, time left.",
    discussion: """
      Runs may be on other machines, if their files can be seen from here. What is under way is told with its error so far. \
      Nothing is computed, and no run is disturbed.

      For example: drag status slices/*.nc
      """)

  @Argument(
    help: "Results, as given to --output, whether they are there already or not.",
    completion: .file())
  var files: [String]

  @Flag(help: "Print exactly one JSON object on standard output.")
  var json = false

  func run() throws {
    try Console.run {
      let states = try files.map { try RunStatus(of: $0) }
      Console.result(
        json
          ? JSONValue.object([.init("files", .array(states.map(\.json)))]).text()
          : states.map(\.summary).joined(separator: "\n"))
    }
  }
}
