import ArgumentParser
import LinearAlgebra
import ResultFiles
import Studies

/// The command line of the simulator.
@main
struct Drag: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "drag",
    abstract: "Coulomb drag between two ballistic quantum wires, by kinetic Monte Carlo.",
    discussion: """
      Every command that computes takes an input file, prints a table, and with --json prints exactly one
      JSON object on standard output. Progress and messages go to standard error.

      Exit codes: 0 done, 1 other numbers (reproduce), 2 done but a check failed, 64 wrong usage,
      65 wrong input file, 70 internal, 75 interrupted with a checkpoint to go on from.
      """,
    version: packageVersion,
    subcommands: [InitCommand.self, CheckCommand.self] + StudyCommands.all + [
      MergeCommand.self, StatusCommand.self, ExplainCommand.self, SchemaCommand.self,
      InfoCommand.self, ReproduceCommand.self,
      ValidateCommand.self,
    ])

  static func main() {
    LinearAlgebraLibrary.useOneThread()
    main(nil)
  }
}
