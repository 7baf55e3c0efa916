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
      more of them. Ensembles of seeds keep no checkpoints.
      """)

  @OptionGroup var options: InputOptions
  @OptionGroup var sampling: SamplingOptions
  @OptionGroup var checkpoints: CheckpointOptions

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
    let printer = ProgressPrinter(isEnabled: sampling.progress)
    let result: RunResult
    do {
      result = try OperatorStudy(
        input: input, threads: sampling.threadCount, keeper: checkpoints.keeper(ranks: .world)
      ).run(report: printer.show)
    } catch let interruption as RunInterruption {
      printer.finish()
      throw checkpoints.report(interruption, input: options.input, seed: sampling.seed)
    }
    printer.finish()
    // Whatever becomes of the file, the numbers are told.
    defer { options.print(result.json, summary: result.summary) }
    try write { result.dataset(provenance: $0) }
    if let notice = result.failureNotice {
      Console.message("drag: \(notice)")
      throw ExitStatus.unsound
    }
  }

  private func runParticles(_ input: InputFile) throws {
    let printer = ProgressPrinter(isEnabled: sampling.progress)
    let result: ParticleRunResult
    do {
      result = try ParticleStudy(
        input: input, threads: sampling.threadCount, keeper: checkpoints.keeper()
      ).run(report: printer.show)
    } catch let interruption as RunInterruption {
      printer.finish()
      throw checkpoints.report(interruption, input: options.input, seed: sampling.seed)
    }
    printer.finish()
    defer { options.print(result.json, summary: result.summary) }
    try write { result.dataset(provenance: $0) }
  }

  private func runEnsemble(_ input: InputFile) throws {
    let printer = ProgressPrinter(isEnabled: sampling.progress)
    let result = try EnsembleStudy(input: input, threads: sampling.threadCount)
      .run(report: printer.show)
    printer.finish()
    defer { options.print(result.json, summary: result.summary) }
    try write { result.dataset(provenance: $0) }
  }

  private func write(_ dataset: (Provenance) -> Dataset) throws {
    guard let output = checkpoints.output ?? checkpoints.resumedResult,
      RankGroup.world.isLeader
    else { return }
    try ResultFile.write(dataset(.current(version: packageVersion)), to: output)
    Console.message("wrote \(output)")
  }
}
