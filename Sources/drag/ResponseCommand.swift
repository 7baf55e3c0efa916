import ArgumentParser
import RunFiles
import Studies

/// `drag response`: sigma(omega) and rho_12(omega).
struct ResponseCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "response", abstract: "Find the response to fields of any frequency.",
    discussion: """
      With solve.engine operator the response comes from the relaxation modes of the sampled operator; \
      with solve.engine particles from the transform of the currents after a field impulse.
      """)

  @OptionGroup var options: InputOptions
  @OptionGroup var sampling: SamplingOptions
  @OptionGroup var checkpoints: CheckpointOptions

  @Option(help: "Write the result to this NetCDF file.", completion: .file(extensions: ["nc"]))
  var output: String?

  func run() throws {
    try Console.run {
      let input = try sampling.applied(to: options.read())
      guard input.configurations.allSatisfy({ $0.solve.engine == .operator }) else {
        return try runParticles(input)
      }
      let results = try checkpoints.forEachPoint(
        of: input, options, sampling, output: output, command: "response"
      ) { configuration, place, keeper, report in
        try ResponseResult(
          configuration, threads: sampling.threadCount, place: place, keeper: keeper,
          report: report)
      }
      try checkpoints.write(to: output) {
        ResponseResult.dataset(of: results, input: input, provenance: $0)
      }
      options.print(results.map(\.json), summaries: results.map(\.summary), of: input)
    }
  }

  private func runParticles(_ input: InputFile) throws {
    let results = try checkpoints.forEachPoint(
      of: input, options, sampling, output: output, command: "response"
    ) { configuration, place, keeper, report in
      try ParticleResponse(
        configuration, threads: sampling.threadCount, place: place, keeper: keeper,
        report: report)
    }
    try checkpoints.write(to: output) {
      ParticleResponse.dataset(of: results, input: input, provenance: $0)
    }
    options.print(results.map(\.json), summaries: results.map(\.summary), of: input)
  }
}
