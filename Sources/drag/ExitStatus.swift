import ArgumentParser

/// The exit codes of the contract of the command line.
enum ExitStatus {
  /// `reproduce` found other numbers.
  static let differs = ExitCode(1)
  /// The result is there, but a self-check failed.
  static let unsound = ExitCode(2)
  /// Wrong usage.
  static let usage = ExitCode(64)
  /// Wrong input file.
  static let input = ExitCode(65)
  /// An error of the program, the libraries or the system.
  static let software = ExitCode(70)
  /// Interrupted, with a checkpoint to go on from.
  static let interrupted = ExitCode(75)
}
