package import Ranks
import ResultFiles

/// A rank that works on its own tells the leader what is to be kept.
extension CheckpointKeeper {
  /// The same keeper for a rank that works on its own: the leader of all ranks writes what it keeps.
  package func apart(_ post: RankPost) -> CheckpointKeeper {
    let isInterrupted = isInterrupted
    return CheckpointKeeper(self, .alone, post) {
      if isInterrupted() { post.stopAll(inTime: self.isTimeUp) }
      return post.isStopped
    }
  }

  /// Notes that a task is done.
  /// - Parameter isNew: whether it took work.
  package func taskEnded(_ name: String, isNew: Bool) {
    if let post, !post.ranks.isLeader {
      post.write(.task, [isNew ? 1 : 0] + Array(name.utf8))
    } else {
      board.end(name, isNew: isNew)
    }
  }

  /// Tells how far a task is.
  package func note(
    _ name: String, words: String, relativeError: Double?, secondsLeft: Double?
  ) {
    guard file != nil else { return }
    guard let post, !post.ranks.isLeader else {
      return board.note(
        name, words: words, relativeError: relativeError, secondsLeft: secondsLeft)
    }
    var writer = PackedWriter()
    writer.add([name, words])
    writer.add(relativeError ?? .nan)
    writer.add(secondsLeft ?? .nan)
    post.write(.note, writer.bytes)
  }

  /// Does what another rank asks of the leader.
  /// - Parameter isLast: whether the run ends here.
  /// - Throws: `FileError` if the last checkpoint of a run cannot be written.
  package func read(_ subject: RankPost.Subject, _ bytes: ArraySlice<UInt8>, isLast: Bool) throws {
    switch subject {
    case .checkpoint:
      do {
        try store.save(piece: Array(bytes), isLast: isLast)
      } catch {
        if isLast { throw error }
        warn("\(error); the last good checkpoint is intact, the run goes on")
      }
    case .note:
      var reader = PackedReader(bytes)
      guard let words = try? reader.texts(), words.count == 2, let error = try? reader.real(),
        let left = try? reader.real()
      else { return }
      board.note(words[0], words: words[1], relativeError: error, secondsLeft: left)
    case .task:
      board.end(String(decoding: bytes.dropFirst(), as: UTF8.self), isNew: bytes.first == 1)
    case .stop, .ask, .tasks, .result, .failure, .end, .verdict: break
    }
  }
}
