import ArgumentParser
import Foundation
import RunFiles

/// What every command that samples takes.
struct SamplingOptions: ParsableArguments {
  @Option(help: "The seed, instead of that of the input.")
  var seed: UInt64?

  @Option(help: "The number of threads (default: all cores); results do not depend on it.")
  var threads: Int?

  @Flag(inversion: .prefixedNo, help: "Show progress on standard error.")
  var progress = true

  func validate() throws {
    if let threads, threads < 1 || threads > 4096 {
      throw ValidationError("--threads \(threads) is out of range; give a number from 1 to 4096")
    }
  }

  /// The input with the seed of the command line, if there is one.
  func applied(to input: InputFile) throws -> InputFile {
    guard let seed else { return input }
    return try input.replacingSeed(with: seed)
  }

  /// The number of threads to use.
  var threadCount: Int { threads ?? ProcessInfo.processInfo.activeProcessorCount }
}
