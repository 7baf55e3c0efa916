import ArgumentParser

/// The exit codes of the contract of the command line.
enum ExitStatus {
  /// Wrong usage.
  static let usage = ExitCode(64)
  /// Wrong input file.
  static let input = ExitCode(65)
  /// An error of the program, the libraries or the system.
  static let software = ExitCode(70)
  /// Interrupted, with a checkpoint to go on from.
  static let interrupted = ExitCode(75)
}
