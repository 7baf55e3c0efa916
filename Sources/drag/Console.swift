import ArgumentParser
import Checkpoints
import Fitting
import Foundation
import Input
import Ranks
import ResultFiles
import Studies
import Verification

/// Standard output for results, standard error for everything else; of several ranks one speaks.
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
      throw ended("\(error)", ExitStatus.input)
    } catch let error as FitError {
      throw ended("drag: \(error)", ExitStatus.usage)
    } catch  where error is OutputError || error is UsageError {
      throw ended("drag: \(error)", ExitStatus.usage)
    } catch let code as ExitCode {
      // All ranks end a run together, with the same code.
      throw code
    } catch
      where RunError.isAboutInput(error) || error is CheckpointError || error is SealError
      || error is StoredResultError || error is MergeError
    {
      throw ended("drag: \(error)", ExitStatus.input)
    } catch {
      throw ended("drag: \(error)", ExitStatus.software)
    }
  }

  /// Ends a command whose result is there but failed a self-check.
  static func judge(_ failureNotice: String?) throws {
    guard let failureNotice else { return }
    message("drag: \(failureNotice)")
    throw ExitStatus.unsound
  }

  /// Tells an error and returns its exit code; other ranks may not have met it, and must not wait for this one.
  private static func ended(_ words: String, _ code: ExitCode) -> ExitCode {
    let ranks = RankGroup.world
    message(words)
    if !ranks.isLeader {
      // What all have met, the leader tells, and the launcher then ends this rank as well, by a signal that ends this pause.
      if sleep(10) == 0 {
        let own = Data("\(words) (rank \(ranks.rank) of \(ranks.size))\n".utf8)
        try? FileHandle.standardError.write(contentsOf: own)
      }
    }
    ranks.abort(code: code.rawValue)
    return code
  }

  private static func write(_ text: String, to handle: FileHandle) {
    guard RankGroup.world.isLeader else { return }
    // A closed pipe is the reader's decision, not an error of ours.
    try? handle.write(contentsOf: Data(text.utf8))
  }
}

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
