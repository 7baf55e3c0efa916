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

  @Option(help: "Write the result to this NetCDF file.", completion: .file(extensions: ["nc"]))
  var output: String?

  func run() throws {
    try Console.run {
      let input = try sampling.applied(to: options.read())
      guard input.configurations.allSatisfy({ $0.solve.engine == .operator }) else {
        return try runParticles(input)
      }
      let printer = ProgressPrinter(isEnabled: sampling.progress)
      let count = input.configurations.count
      let results = try input.configurations.enumerated().map { index, configuration in
        try ResponseResult(
          configuration, threads: sampling.threadCount, place: (index, count),
          report: printer.show)
      }
      printer.finish()
      if let output {
        let data = ResponseResult.dataset(
          of: results, input: input, provenance: .current(version: packageVersion))
        try ResultFile.write(data, to: output)
        Console.message("wrote \(output)")
      }
      options.print(results.map(\.json), summaries: results.map(\.summary), of: input)
    }
  }

  private func runParticles(_ input: InputFile) throws {
    let printer = ProgressPrinter(isEnabled: sampling.progress)
    let count = input.configurations.count
    let results = try input.configurations.enumerated().map { index, configuration in
      try ParticleResponse(
        configuration, threads: sampling.threadCount, place: (index, count), report: printer.show)
    }
    printer.finish()
    if let output {
      let data = ParticleResponse.dataset(
        of: results, input: input, provenance: .current(version: packageVersion))
      try ResultFile.write(data, to: output)
      Console.message("wrote \(output)")
    }
    options.print(results.map(\.json), summaries: results.map(\.summary), of: input)
  }
}
