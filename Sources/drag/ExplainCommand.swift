import ArgumentParser
import Input

/// `drag explain`: what an input key means.
struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain", abstract: "Say what an input key means, its unit, default and range.")

  @Argument(help: "The key, such as collisions.pairs; without it all keys are listed.")
  var key = ""

  @Flag(help: "Explain every key.")
  var all = false

  func run() throws {
    if all {
      Console.result(InputKey.catalogue.map(\.explanation).joined(separator: "\n\n"))
      return
    }
    switch InputKey.explain(key) {
    case .found(let text): Console.result(text)
    case .unknown(let message):
      Console.message(message)
      throw ExitStatus.usage
    }
  }
}
