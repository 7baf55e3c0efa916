import Checkpoints
import ResultFiles

/// Why a task cannot be done.
struct TaskFailure: Sendable {
  let task: Int
  let words: String
  /// Whether the input is to blame.
  let isAboutInput: Bool
  /// What was thrown, on the rank where that was.
  let error: (any Error)?

  /// Notes an error.
  init(_ task: Int, _ error: any Error) {
    self.task = task
    self.error = error
    words = "\(error)"
    isAboutInput = RunError.isAboutInput(error) || error is CheckpointError
  }

  /// Reads what another rank has noted.
  init?(_ bytes: ArraySlice<UInt8>) {
    var reader = PackedReader(bytes)
    guard let task = try? reader.number(), let blame = try? reader.number(),
      let words = try? reader.text()
    else { return nil }
    (self.task, isAboutInput, self.words, error) = (Int(task), blame == 1, words, nil)
  }

  /// The same for other ranks.
  var packed: [UInt8] {
    var writer = PackedWriter()
    writer.add(task)
    writer.add(isAboutInput ? 1 : 0)
    writer.add(words)
    return writer.bytes
  }
}

/// What went wrong on another rank.
struct RankFailure: Error, CustomStringConvertible {
  private let words: String
  /// Whether the input is to blame.
  let isAboutInput: Bool

  /// Repeats what another rank says.
  init(_ failure: TaskFailure) {
    words = failure.words
    isAboutInput = failure.isAboutInput
  }

  var description: String { words }
}
