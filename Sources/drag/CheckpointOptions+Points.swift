import Ranks
import RunFiles
import Studies

extension CheckpointOptions {
  /// Computes every point of an input, each on its own and with checkpoints of its own.
  /// - Parameters:
  ///   - output: the result file.
  ///   - command: the name of the command, to say how to go on.
  ///   - slotsPerPoint: the number of checkpoints of a point.
  func forEachPoint<Result>(
    of input: InputFile, _ options: InputOptions, _ sampling: SamplingOptions, output: String?,
    command: String, slotsPerPoint: Int = 1,
    _ compute: (
      RunConfiguration, (point: Int, count: Int), RunKeeper, (RunProgress) -> Void
    ) throws -> Result
  ) throws -> [Result] {
    let printer = ProgressPrinter(isEnabled: sampling.progress)
    let count = input.configurations.count
    return try keeping(
      output: output, again: "\(command) \(options.input)", seed: sampling.seed, printer: printer
    ) { keeper in
      try keeper.begin(slots: slotsPerPoint * count)
      return try input.configurations.enumerated().map { index, configuration in
        try compute(configuration, (index, count), keeper, printer.show)
      }
    }
  }

  /// Writes a result file, if there is a place for one.
  func write(to output: String?, _ dataset: (Provenance) -> Dataset) throws {
    guard let output = output ?? resumedResult, RankGroup.world.isLeader else { return }
    try ResultFile.write(dataset(.current(version: packageVersion)), to: output)
    Console.message("wrote \(output)")
  }
}
