import ArgumentParser
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

  func run() throws {
    try Console.run {
      let input = try sampling.applied(to: options.read())
      let printer = ProgressPrinter(isEnabled: sampling.progress)
      let result: RunResult
      do {
        result = try OperatorStudy(
          input: input, threads: sampling.threadCount, keeper: checkpoints.keeper()
        ).run(report: printer.show)
      } catch let interruption as RunInterruption {
        printer.finish()
        throw checkpoints.report(
          interruption, input: options.input, seed: sampling.seed)
      }
      printer.finish()
      let output = checkpoints.output ?? checkpoints.resumedResult
      // Whatever becomes of the file, the numbers are told.
      defer { options.print(result.json, summary: result.summary) }
      if let output {
        try ResultFile.write(
          result.dataset(provenance: .current(version: packageVersion)), to: output)
        Console.message("wrote \(output)")
      }
      if let notice = result.failureNotice {
        Console.message("drag: \(notice)")
        throw ExitStatus.unsound
      }
    }
  }
}
