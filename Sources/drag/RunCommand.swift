import ArgumentParser
import RunFiles
import Studies

/// `drag run`: samples collisions and solves for the steady state.
struct RunCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run", abstract: "Sample collisions and find the drag resistivity.")

  @OptionGroup var options: InputOptions
  @OptionGroup var sampling: SamplingOptions

  @Option(help: "Repeat with this many consecutive seeds and average.")
  var seeds: Int?

  @Option(help: "Write the result to this NetCDF file.", completion: .file(extensions: ["nc"]))
  var output: String?

  func validate() throws {
    if let seeds, seeds < 1 || seeds > 10_000 {
      throw ValidationError("--seeds \(seeds) is out of range; give a number from 1 to 10000")
    }
  }

  func run() throws {
    try Console.run {
      var input = try sampling.applied(to: options.read())
      if let seeds { input = try input.replicated(seeds) }
      let isEnsemble = input.configurations.contains { $0.random.seeds != nil }
      try isEnsemble ? runEnsemble(input) : runOnce(input)
    }
  }

  private func runOnce(_ input: InputFile) throws {
    let printer = ProgressPrinter(isEnabled: sampling.progress)
    let result = try OperatorStudy(input: input, threads: sampling.threadCount)
      .run(report: printer.show)
    printer.finish()
    try write { result.dataset(provenance: $0) }
    options.print(result.json, summary: result.summary)
  }

  private func runEnsemble(_ input: InputFile) throws {
    let printer = ProgressPrinter(isEnabled: sampling.progress)
    let result = try EnsembleStudy(input: input, threads: sampling.threadCount)
      .run(report: printer.show)
    printer.finish()
    try write { result.dataset(provenance: $0) }
    options.print(result.json, summary: result.summary)
  }

  private func write(_ dataset: (Provenance) -> Dataset) throws {
    guard let output else { return }
    try ResultFile.write(dataset(.current(version: packageVersion)), to: output)
    Console.message("wrote \(output)")
  }
}
