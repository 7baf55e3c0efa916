import ArgumentParser
import RunFiles
import Studies

/// `drag run`: samples collisions and solves for the steady state.
struct RunCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run", abstract: "Sample collisions and find the drag resistivity.")

  @OptionGroup var options: InputOptions
  @OptionGroup var sampling: SamplingOptions

  @Option(help: "Write the result to this NetCDF file.", completion: .file(extensions: ["nc"]))
  var output: String?

  func run() throws {
    try Console.run {
      let input = try sampling.applied(to: options.read())
      let printer = ProgressPrinter(isEnabled: sampling.progress)
      let result = try OperatorStudy(input: input, threads: sampling.threadCount)
        .run(report: printer.show)
      printer.finish()
      if let output {
        try ResultFile.write(
          result.dataset(provenance: .current(version: packageVersion)), to: output)
        Console.message("wrote \(output)")
      }
      options.print(result.json, summary: result.summary)
    }
  }
}
