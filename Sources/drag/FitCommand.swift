import ArgumentParser
import Fitting
import Input
import Studies

/// `drag fit`: parameters of the input from measured drag resistivities.
struct FitCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "fit", abstract: "Fit numeric keys of the input to measured drag resistivities.",
    discussion: """
      The data are a table, columns separated by blanks or commas. Its first line names them: numeric keys of the \
      input (KEY.1 and KEY.2 for each wire), rho_D and error, in the units of the input, kOhm/um with SI. Every \
      trial uses the same random numbers; the sampling error of the model is added to that of the data. Sampling \
      goes on until that is solve.target_error, or three tenths of the error of the measurement if that is larger.

      For example: drag fit input.yaml --data data.txt --free interaction.interwire.strength \
      --free interaction.interwire.separation=10:60 --output fit
      """)

  @OptionGroup var options: InputOptions
  @OptionGroup var work: RunOptions

  @Option(help: "The measurements.", completion: .file())
  var data: String

  @Option(
    parsing: .upToNextOption,
    help:
      "Keys to vary, each as KEY or KEY=low:high; without any, the model is held against the data.")
  var free: [String] = []

  @Option(
    help:
      "Who computes: operator, or fokker-planck for the exactly solvable model (milliseconds a point)."
  )
  var engine: String = FitRequest.Engine.operator.rawValue

  @Option(
    help:
      "Write fit.nc, best.yaml (the input with the best values), report.html and figures to this folder.",
    completion: .directory)
  var output: String?

  func validate() throws {
    guard FitRequest.Engine(rawValue: engine) != nil else {
      let names = FitRequest.Engine.allCases.map(\.rawValue).joined(separator: " or ")
      throw ValidationError("--engine \(engine) is not allowed; give \(names)")
    }
  }

  func run() throws {
    let place = StudySession.Output.folder(output, result: "fit.nc")
    var words = ["--data", data] + (free.isEmpty ? [] : ["--free"] + free)
    words += ["--engine", engine]
    try StudySession(command: "fit", words: words, options: options, run: work, output: place).ask {
      _ in
      FitRequest(
        data: try MeasuredData.read(path: data), engine: .init(rawValue: engine) ?? .operator,
        free: free
      ).kind
    }
  }
}
