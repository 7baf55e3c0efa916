import ArgumentParser
import RunFiles
import Studies

/// `drag compare`: the sampled answer next to the analytic ones.
struct CompareCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "compare",
    abstract: "Compare the sampled answer with Fokker-Planck and the closed forms.")

  @OptionGroup var options: InputOptions
  @OptionGroup var sampling: SamplingOptions
  @OptionGroup var checkpoints: CheckpointOptions

  @Flag(help: "Take the limit of small momentum transfers, where Fokker-Planck is exact.")
  var extrapolate = false

  @Flag(
    help: "Evolve particles as well, a second way to the same number, as far as max_samples goes.")
  var particles = false

  @Option(
    help: "Write report.html, report.md, results.nc and figures (SVG, PDF) to this folder.",
    completion: .directory)
  var output: String?

  func run() throws {
    try Console.run {
      let input = try sampling.applied(to: options.read())
      if let output { try Console.makeFolder(output) }
      let printer = ProgressPrinter(isEnabled: sampling.progress)
      let result = try checkpoints.keeping(
        output: output.map { "\($0)/results.nc" }, again: "compare \(options.input)",
        seed: sampling.seed, printer: printer
      ) {
        try OperatorStudy(input: input, threads: sampling.threadCount, keeper: $0)
          .run(report: printer.show)
      }
      let comparison = try Comparison(
        result, transfers: extrapolate ? .extrapolated : .finite,
        engines: particles ? .both : .operator, threads: sampling.threadCount,
        report: printer.show)
      printer.finish()
      if let output = output ?? checkpoints.resumedFolder { try write(comparison, to: output) }
      options.print(comparison.json, summary: comparison.summary)
      try Console.judge(result.failureNotice)
    }
  }

  private func write(_ comparison: Comparison, to folder: String) throws {
    try ResultFile.write(
      comparison.dataset(provenance: .current(version: packageVersion)),
      to: "\(folder)/results.nc")
    let provenance = Provenance.current(version: packageVersion)
    try AtomicFile.write(comparison.html(provenance: provenance), to: "\(folder)/report.html")
    try AtomicFile.write(comparison.markdown(provenance: provenance), to: "\(folder)/report.md")
    for figure in comparison.figureFiles {
      try AtomicFile.write(figure.contents, to: "\(folder)/\(figure.name)")
    }
    Console.message("wrote results.nc, report.html, report.md and figures to \(folder)")
  }
}
