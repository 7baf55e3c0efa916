import ArgumentParser
import Foundation
import RunFiles
import Studies

/// `drag fokker-planck`: the Fokker-Planck answer.
struct FokkerPlanckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "fokker-planck",
    abstract: "Solve the Fokker-Planck equation of small momentum transfers.")

  @OptionGroup var options: InputOptions

  @Option(help: "The number of threads (default: all cores); results do not depend on it.")
  var threads: Int?

  func validate() throws {
    if let threads, threads < 1 || threads > 4096 {
      throw ValidationError("--threads \(threads) is out of range; give a number from 1 to 4096")
    }
  }

  func run() throws {
    try Console.run {
      let input = try options.read()
      let count = threads ?? ProcessInfo.processInfo.activeProcessorCount
      let answers = try input.configurations.map {
        try FokkerPlanckAnswer($0).sampled(threads: count)
      }
      options.print(
        answers.map(\.json), summaries: answers.map(\.summary), of: input)
    }
  }
}
