import ArgumentParser
import Foundation
import RunFiles
import Studies

/// Standard output for results, standard error for everything else.
enum Console {
  /// Whether standard error is a terminal a person looks at.
  static var isTerminal: Bool { isatty(FileHandle.standardError.fileDescriptor) == 1 }

  /// Prints a result.
  static func result(_ text: String) { write(text + "\n", to: .standardOutput) }

  /// Prints a message.
  static func message(_ text: String) { write(text + "\n", to: .standardError) }

  /// Overwrites the current line of the terminal.
  static func status(_ text: String) { write("\r\u{1B}[K" + text, to: .standardError) }

  /// Runs a command's work, turning errors into a message and the exit code of their kind.
  static func run(_ work: () throws -> Void) throws {
    do {
      try work()
    } catch let error as InputError {
      message("\(error)")
      throw ExitStatus.input
    } catch let code as ExitCode {
      throw code
    } catch
      where RunError.isAboutInput(error) || error is CheckpointError || error is SealError
      || error is StoredResultError
    {
      message("drag: \(error)")
      throw ExitStatus.input
    } catch {
      message("drag: \(error)")
      throw ExitStatus.software
    }
  }

  /// Ends a command whose result is there but failed a self-check.
  static func judge(_ failureNotice: String?) throws {
    guard let failureNotice else { return }
    message("drag: \(failureNotice)")
    throw ExitStatus.unsound
  }

  /// Makes a folder for results, before the work that fills it.
  static func makeFolder(_ path: String) throws {
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  private static func write(_ text: String, to handle: FileHandle) {
    // A closed pipe is the reader's decision, not an error of ours.
    try? handle.write(contentsOf: Data(text.utf8))
  }
}
