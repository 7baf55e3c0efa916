import ArgumentParser
import Input
import Studies

/// The commands that ask a question of an input file.
enum StudyCommands {
  static let all: [any ParsableCommand.Type] = [
    RunCommand.self, FokkerPlanckCommand.self, PairsCommand.self, ClosedFormCommand.self,
    CompareCommand.self, ConvergeCommand.self, FitCommand.self, ResponseCommand.self,
    SpectrumCommand.self, LifetimesCommand.self,
    KernelCommand.self,
  ]
}

/// `drag run`: samples collisions and solves for the steady state.
struct RunCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run", abstract: "Sample collisions and find the drag resistivity.",
    discussion: """
      With --output FILE.nc the file FILE.nc.checkpoint is kept beside the result. It is written while the \
      run goes on and when a signal asks the run to stop (SIGINT, SIGTERM, SIGHUP, SIGUSR1, SIGUSR2, SIGXCPU); \
      --resume FILE.nc then continues to the same bits. It is removed when the run is done, unless there is --keep-samples: \
      then --resume with a smaller solve.target_error in the input adds samples to those there are. \
      A finished result that is in the way is moved to FILE.nc.previous.
      """)

  @OptionGroup var options: InputOptions
  @OptionGroup var work: RunOptions

  @Option(help: "Write the result to this NetCDF file.", completion: .file(extensions: ["nc"]))
  var output: String?

  @Option(
    parsing: .unconditional, help: "Repeat with this many consecutive seeds and average.")
  var seeds: Int?

  func validate() throws {
    if let seeds, seeds < 1 || seeds > 10_000 {
      throw ValidationError("--seeds \(seeds) is out of range; give a number from 1 to 10000")
    }
  }

  func run() throws {
    try StudySession(
      command: "run", words: seeds.map { ["--seeds", "\($0)"] } ?? [], options: options, run: work,
      output: .file(output)
    ).ask(
      prepare: { input in try seeds.map { try input.replicated($0) } ?? input },
      StudyKind.steadyState)
  }
}

/// `drag compare`: the sampled answer next to the analytic ones.
struct CompareCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "compare",
    abstract: "Compare the sampled answer with Fokker-Planck and the closed forms.")

  @OptionGroup var options: InputOptions
  @OptionGroup var work: RunOptions

  @Flag(help: "Take the limit of small momentum transfers, where Fokker-Planck is exact.")
  var extrapolate = false

  @Flag(
    help: "Evolve particles as well, a second way to the same number, as far as max_samples goes.")
  var particles = false

  @Option(
    help: "Write report.html, report.md, results.nc and figures (SVG) to this folder.",
    completion: .directory)
  var output: String?

  func run() throws {
    let place = StudySession.Output.folder(output, result: "results.nc")
    let words = (extrapolate ? ["--extrapolate"] : []) + (particles ? ["--particles"] : [])
    try StudySession(
      command: "compare", words: words, options: options, run: work, output: place
    ).ask { _ in
      .comparison(
        .init(
          transfers: extrapolate ? .extrapolated : .finite, engines: particles ? .both : .operator))
    }
  }
}

/// `drag converge`: how the result depends on everything that is numerics and not physics.
struct ConvergeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "converge",
    abstract: "Vary the numerical parameters; say what limits the result and what to set.")

  @OptionGroup var options: InputOptions
  @OptionGroup var work: RunOptions

  @Option(help: "Write converge.nc and converge.txt to this folder.", completion: .directory)
  var output: String?

  func run() throws {
    let place = StudySession.Output.folder(output, result: "converge.nc")
    try StudySession(command: "converge", options: options, run: work, output: place).ask {
      .convergence(try StudyKind.engine(of: $0))
    }
  }
}

/// `drag response`: sigma(omega) and rho_12(omega).
struct ResponseCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "response", abstract: "Find the response to fields of any frequency.",
    discussion: """
      With solve.engine operator the response comes from the relaxation modes of the sampled operator; \
      with solve.engine particles from the transform of the currents after a field impulse.
      """)

  @OptionGroup var options: InputOptions
  @OptionGroup var work: RunOptions

  @Option(help: "Write the result to this NetCDF file.", completion: .file(extensions: ["nc"]))
  var output: String?

  func run() throws {
    try StudySession(command: "response", options: options, run: work, output: .file(output)).ask {
      .response(try StudyKind.engine(of: $0))
    }
  }
}

/// `drag spectrum`: relaxation rates.
struct SpectrumCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "spectrum", abstract: "Find all relaxation rates, in both parities.")

  @OptionGroup var options: InputOptions
  @OptionGroup var work: RunOptions

  @Option(help: "Write the result to this NetCDF file.", completion: .file(extensions: ["nc"]))
  var output: String?

  func run() throws {
    try StudySession(command: "spectrum", options: options, run: work, output: .file(output)).ask {
      _ in .spectrum
    }
  }
}

/// `drag fokker-planck`: the Fokker-Planck answer.
struct FokkerPlanckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "fokker-planck",
    abstract: "Solve the Fokker-Planck equation of small momentum transfers.")

  @OptionGroup var options: InputOptions
  @OptionGroup var work: RunOptions

  @Option(help: "Write the result to this NetCDF file.", completion: .file(extensions: ["nc"]))
  var output: String?

  func run() throws {
    try StudySession(command: "fokker-planck", options: options, run: work, output: .file(output))
      .ask { _ in .fokkerPlanck }
  }
}

/// `drag pairs`: the integral equation of pair collisions alone.
struct PairsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "pairs",
    abstract: "Solve the integral equation of pair collisions alone, without samples.",
    discussion: """
      Equation (14) at omega = 0 on finer and finer grids until S changes by less than 1e-6, with Born or exact \
      scattering as collisions.pair_scattering says. Three-particle collisions are left out.
      """)

  @OptionGroup var options: InputOptions
  @OptionGroup var work: RunOptions

  @Option(help: "Write the result to this NetCDF file.", completion: .file(extensions: ["nc"]))
  var output: String?

  func run() throws {
    try StudySession(command: "pairs", options: options, run: work, output: .file(output))
      .ask { _ in .pairEquation }
  }
}

/// `drag closed-form`: every closed form, and whether it applies.
struct ClosedFormCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "closed-form", abstract: "Evaluate the closed forms and say which apply.")

  @OptionGroup var options: InputOptions

  func run() throws {
    try StudySession(command: "closed-form", options: options).ask { _ in .closedForms }
  }
}
