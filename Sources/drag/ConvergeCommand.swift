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
      let report = { (text: String) in if sampling.progress { Console.message(text) } }
      let provenance = Provenance.current(version: packageVersion)
      switch input.configurations[0].solve.engine {
      case .operator:
        let result = try ConvergenceStudy(input: input, threads: sampling.threadCount)
          .run(report: report)
        try write(result.dataset(provenance: provenance), result.summary)
        options.print(result.json, summary: result.summary)
      case .particles:
        let result = try ParticleConvergenceStudy(input: input, threads: sampling.threadCount)
          .run(report: report)
        try write(result.dataset(provenance: provenance), result.summary)
        options.print(result.json, summary: result.summary)
      }
    }
  }

  private func write(_ data: Dataset, _ summary: String) throws {
    guard let output else { return }
    try ResultFile.write(data, to: "\(output)/converge.nc")
    try AtomicFile.write(summary + "\n", to: "\(output)/converge.txt")
    Console.message("wrote \(output)/converge.nc and \(output)/converge.txt")
  }
}
