import ArgumentParser
import ResultFiles
import Studies
import Verification

/// `drag merge`: slices of a run, or runs with different seeds, as one result.
struct MergeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "merge",
    abstract:
      "Make one result of the slices of a run, or one ensemble of runs with different seeds.",
    discussion: """
      Slices (--slice i/n) give the numbers of the run that was not divided, to the bit. Results of drag run with the operator \
      engine, of one input with different seeds, give those of the ensemble of all seeds. Everything has to be there and to \
      fit: what is missing, twice, unfinished, or of another input, command or version is named.

      For example: drag merge whole.nc part-*.nc
      """)

  @Argument(help: "The result to write (NetCDF).", completion: .file(extensions: ["nc"]))
  var output: String

  @Argument(help: "The parts, in any order (NetCDF).", completion: .file(extensions: ["nc"]))
  var parts: [String]

  @Flag(help: "Merge what there is; the result says what is missing.")
  var partial = false

  @Flag(help: "Print exactly one JSON object on standard output.")
  var json = false

  func run() throws {
    try Console.run {
      if parts.contains(output) { throw MergeError.outputIsPart(path: output) }
      let merged = try Merge.results(at: parts, partial ? .partial : .whole)
      let place = OutputPlace(file: output)
      let lock = try place.claim()
      defer { lock.release() }
      for message in try place.write(
        merged.dataset(provenance: .current(version: packageVersion)))
      { Console.message(message) }
      Console.result(json ? merged.json.text() : Paint.summary(merged.summary))
      try Console.judge(merged.failureNotice)
    }
  }
}
