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
  @OptionGroup var checkpoints: CheckpointOptions

  @Option(help: "Write converge.nc and converge.txt to this folder.", completion: .directory)
  var output: String?

  func run() throws {
    try Console.run {
      let input = try sampling.applied(to: options.read())
      if let output { try Console.makeFolder(output) }
      let report = { (text: String) in if sampling.progress { Console.message(text) } }
      let result: any StudyResult = try checkpoints.keeping(
        output: output.map { "\($0)/converge.nc" }, again: "converge \(options.input)",
        seed: sampling.seed, printer: ProgressPrinter(isEnabled: false)
      ) { keeper in
        switch input.configurations[0].solve.engine {
        case .operator:
          try ConvergenceStudy(input: input, threads: sampling.threadCount, keeper: keeper)
            .run(report: report)
        case .particles:
          try ParticleConvergenceStudy(input: input, threads: sampling.threadCount, keeper: keeper)
            .run(report: report)
        }
      }
      defer { options.print(result.json, summary: result.summary) }
      try write(result)
    }
  }

  private func write(_ result: any StudyResult) throws {
    guard let output = output ?? checkpoints.resumedFolder else { return }
    let data = result.dataset(provenance: .current(version: packageVersion))
    try ResultFile.write(data, to: "\(output)/converge.nc")
    try AtomicFile.write(result.summary + "\n", to: "\(output)/converge.txt")
    Console.message("wrote \(output)/converge.nc and \(output)/converge.txt")
  }
}
