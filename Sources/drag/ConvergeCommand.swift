import ArgumentParser
import Foundation
import RunFiles
import Studies

/// `drag converge`: how the result depends on everything that is numerics and not physics.
struct ConvergeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "converge",
    abstract: "Vary the numerical parameters; say what limits the result and what to set.")

  @OptionGroup var options: InputOptions
  @OptionGroup var sampling: SamplingOptions

  @Option(help: "Write converge.nc and converge.txt to this folder.", completion: .directory)
  var output: String?

  func run() throws {
    try Console.run {
      let input = try sampling.applied(to: options.read())
      if let output { try Console.makeFolder(output) }
      let result = try ConvergenceStudy(input: input, threads: sampling.threadCount).run { text in
        if sampling.progress { Console.message(text) }
      }
      if let output {
        try ResultFile.write(
          result.dataset(provenance: .current(version: packageVersion)),
          to: "\(output)/converge.nc")
        try AtomicFile.write(result.summary + "\n", to: "\(output)/converge.txt")
        Console.message("wrote \(output)/converge.nc and \(output)/converge.txt")
      }
      options.print(result.json, summary: result.summary)
    }
  }
}
