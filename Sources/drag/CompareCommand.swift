import ArgumentParser
import Foundation
import RunFiles
import Studies

/// `drag compare`: the sampled answer next to the analytic ones.
struct CompareCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "compare",
    abstract: "Compare the sampled answer with Fokker-Planck and the closed forms.")

  @OptionGroup var options: InputOptions
  @OptionGroup var sampling: SamplingOptions

  @Option(help: "Write results.nc and report.md to this folder.", completion: .directory)
  var output: String?

  func run() throws {
    try Console.run {
      let input = try sampling.applied(to: options.read())
      let printer = ProgressPrinter(isEnabled: sampling.progress)
      let result = try OperatorStudy(input: input, threads: sampling.threadCount)
        .run(report: printer.show)
      printer.finish()
      let comparison = try Comparison(result)
      if let output { try write(comparison, to: output) }
      options.print(comparison.json, summary: comparison.summary)
    }
  }

  private func write(_ comparison: Comparison, to folder: String) throws {
    try FileManager.default.createDirectory(
      atPath: folder, withIntermediateDirectories: true)
    try ResultFile.write(
      comparison.dataset(provenance: .current(version: packageVersion)),
      to: "\(folder)/results.nc")
    try AtomicFile.write("```\n\(comparison.summary)\n```\n", to: "\(folder)/report.md")
    Console.message("wrote \(folder)/results.nc and \(folder)/report.md")
  }
}
