import ArgumentParser
import RunFiles
import Studies

/// `drag spectrum`: relaxation rates.
struct SpectrumCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "spectrum", abstract: "Find all relaxation rates, in both parities.")

  @OptionGroup var options: InputOptions
  @OptionGroup var sampling: SamplingOptions
  @OptionGroup var checkpoints: CheckpointOptions

  @Option(help: "Write the result to this NetCDF file.", completion: .file(extensions: ["nc"]))
  var output: String?

  func run() throws {
    try Console.run {
      let input = try sampling.applied(to: options.read())
      let results = try checkpoints.forEachPoint(
        of: input, options, sampling, output: output, command: "spectrum", slotsPerPoint: 2
      ) { configuration, place, keeper, report in
        try SpectrumResult(
          configuration, threads: sampling.threadCount, place: place, keeper: keeper,
          report: report)
      }
      try checkpoints.write(to: output) {
        SpectrumResult.dataset(of: results, input: input, provenance: $0)
      }
      options.print(results.map(\.json), summaries: results.map(\.summary), of: input)
    }
  }
}
