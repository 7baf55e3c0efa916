import ArgumentParser
import Input
import ResultFiles

/// `drag explain`: what an input key, or a quantity of a result, means.
struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Say what an input key or a quantity of a result means, its unit, default and range.")

  @Argument(
    help:
      "The key, such as collisions.pairs, or the quantity, such as scattering_rate; without it all keys are listed."
  )
  var key = ""

  @Flag(help: "Explain every key.")
  var all = false

  @Flag(help: "List everything that results hold, as tables in Markdown.")
  var results = false

  func run() throws {
    if results { return Console.result(Quantity.tables) }
    if all {
      Console.result(InputKey.catalogue.map(\.explanation).joined(separator: "\n\n"))
      return
    }
    let quantity = Quantity.explain(key)
    switch InputKey.explain(key) {
    case .found(let text):
      Console.result(([text] + [quantity].compactMap { $0 }).joined(separator: "\n\n"))
    case .unknown(let message):
      guard let quantity else {
        Console.message(message)
        throw ExitStatus.usage
      }
      Console.result(quantity)
    }
  }
}
