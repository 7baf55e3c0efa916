import ArgumentParser
import Ranks
import RunFiles
import Studies

/// `drag run`: samples collisions and solves for the steady state.
struct RunCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run", abstract: "Sample collisions and find the drag resistivity.",
    discussion: """
      With --output FILE.nc the folder FILE.nc.checkpoint is kept beside the result. It is written \
      while the run goes on and when the run is interrupted (SIGINT, SIGTERM); --resume FILE.nc then \
      continues to the same bits. It stays when the run is done: --resume with a smaller \
      solve.target_error in the input adds samples to those there are. Delete it when you need no \
      more of them.
      """)

  @OptionGroup var options: InputOptions
  @OptionGroup var sampling: SamplingOptions
  @OptionGroup var checkpoints: CheckpointOptions

  @Option(help: "Write the result to this NetCDF file.", completion: .file(extensions: ["nc"]))
  var output: String?

  @Option(help: "Repeat with this many consecutive seeds and average.")
  var seeds: Int?

  func validate() throws {
    if let seeds, seeds < 1 || seeds > 10_000 {
      throw ValidationError("--seeds \(seeds) is out of range; give a number from 1 to 10000")
    }
  }

  func run() throws {
    try Console.run(by: .allRanks) {
      var input = try sampling.applied(to: options.read())
      if let seeds { input = try input.replicated(seeds) }
      let isParticles = input.configurations.contains { $0.solve.engine == .particles }
      let isEnsemble = input.configurations.contains { $0.random.seeds != nil }
      // Only single runs of the operator engine are shared; the rest is for one process.
      if isParticles || isEnsemble, !RankGroup.world.isLeader { return }
      if isParticles { return try runParticles(input) }
      try isEnsemble ? runEnsemble(input) : runOnce(input)
    }
  }

  private func runOnce(_ input: InputFile) throws {
    let result = try keeping(ranks: .world) { keeper, report in
      try OperatorStudy(input: input, threads: sampling.threadCount, keeper: keeper)
        .run(report: report)
    }
    // Whatever becomes of the file, the numbers are told.
    defer { options.print(result.json, summary: result.summary) }
    try checkpoints.write(to: output) { result.dataset(provenance: $0) }
    try Console.judge(result.failureNotice)
  }

  private func runParticles(_ input: InputFile) throws {
    let result = try keeping { keeper, report in
      try ParticleStudy(input: input, threads: sampling.threadCount, keeper: keeper)
        .run(report: report)
    }
    defer { options.print(result.json, summary: result.summary) }
    try checkpoints.write(to: output) { result.dataset(provenance: $0) }
  }

  private func runEnsemble(_ input: InputFile) throws {
    let result = try keeping { keeper, report in
      try EnsembleStudy(input: input, threads: sampling.threadCount, keeper: keeper)
        .run(report: report)
    }
    defer { options.print(result.json, summary: result.summary) }
    try checkpoints.write(to: output) { result.dataset(provenance: $0) }
    try Console.judge(result.failureNotice)
  }

  private func keeping<Result>(
    ranks: RankGroup = .alone, _ work: (RunKeeper, (RunProgress) -> Void) throws -> Result
  ) throws -> Result {
    let printer = ProgressPrinter(isEnabled: sampling.progress)
    return try checkpoints.keeping(
      output: output, again: "run \(options.input)", seed: sampling.seed, ranks: ranks,
      printer: printer
    ) { try work($0, printer.show) }
  }
}
