import ArgumentParser
import RunFiles
import Studies

/// `drag fokker-planck`: the Fokker-Planck answer.
struct FokkerPlanckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "fokker-planck", abstract: "Solve the Fokker-Planck equation of the soft model.")

  @OptionGroup var options: InputOptions

  func run() throws {
    try Console.run {
      let input = try options.read()
      let answers = try input.configurations.map { try FokkerPlanckAnswer($0) }
      options.print(
        answers.map(\.json), summaries: answers.map(\.summary), of: input)
    }
  }
}
