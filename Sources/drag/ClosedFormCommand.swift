import ArgumentParser
import RunFiles
import Studies

/// `drag closed-form`: every closed form, and whether it applies.
struct ClosedFormCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "closed-form", abstract: "Evaluate the closed forms and say which apply.")

  @OptionGroup var options: InputOptions

  func run() throws {
    try Console.run {
      let input = try options.read()
      let answers = try input.configurations.map { try ClosedFormAnswer($0) }
      options.print(
        answers.map(\.json), summaries: answers.map(\.summary), of: input)
    }
  }
}
