import Foundation
import ResultFiles

/// The log that a run goes on from and the one that it writes, which may be the same; for any thread.
final class CheckpointStore: @unchecked Sendable {
  /// Where checkpoints are written, if they are.
  let file: CheckpointFile?
  /// What the run goes on from, if from anything.
  let source: CheckpointFile?
  private let lock = NSLock()
  private var log: CheckpointLog?
  private var earlier: (file: OpenedFile, index: LogIndex)?
  private var isRead = false
  private var hasMissed = false

  init(_ file: CheckpointFile?, resuming source: CheckpointFile?) {
    self.file = file
    self.source = source
  }

  /// Begins or goes on with the log, as the only process that writes it.
  /// - Returns: What a person should know, if anything.
  /// - Throws: `CheckpointError` if what is there cannot be gone on from, `FileError` if nothing can be written.
  func begin() throws -> String? {
    guard let file else { return nil }
    return try lock.withLock {
      log = nil
      AtomicFile.remove(file.path + ".tmp")
      guard file == source else {
        let aside = try file.moveAside()
        log = try CheckpointLog(making: file.path)
        return aside.map { "an unfinished run was there; its checkpoints are now in \($0)" }
      }
      let (opened, index) = try file.open()
      (earlier, isRead) = ((opened, index), true)
      log = try CheckpointLog(goingOn: file.path, index)
      guard index.lost > 0 else { return nil }
      return "\(index.lost) bytes of \(file.path) are damaged; what was in them is computed anew"
    }
  }

  /// Looks at what the run goes on from.
  /// - Throws: `CheckpointError`, or what reading the file throws.
  func look() throws { try lock.withLock { try read() } }

  private func read() throws {
    guard !isRead, let source else { return }
    earlier = try source.open()
    isRead = true
  }

  /// Whether this is the first time that something is missed.
  func isFirstMiss() -> Bool {
    lock.withLock {
      defer { hasMissed = true }
      return !hasMissed
    }
  }

  /// The checkpoint of a point, or of a part of it, if there is one in what the run goes on from.
  /// - Throws: `CheckpointError`, or what reading the file throws.
  func load(_ name: String, of identity: RunIdentity) throws -> Checkpoint? {
    guard let source else { return nil }
    let piece = try lock.withLock { () -> ArraySlice<UInt8>? in
      try read()
      guard let (file, index) = earlier, let place = index.checkpoints[name]?.place else {
        return nil
      }
      return try CheckpointFile.piece(at: place, of: file)
    }
    return try piece.map { piece throws(CheckpointError) in
      try Checkpoint(piece, path: source.path, of: identity)
    }
  }

  /// Writes the checkpoint of a point; the previous one counts until this one is there.
  /// - Parameter isLast: whether the run ends here.
  /// - Throws: `FileError`.
  func save(_ checkpoint: Checkpoint, as name: String, isLast: Bool) throws {
    let piece = checkpoint.piece(name)
    try lock.withLock { try log?.save(piece, as: name, checkpoint.stage, isLast: isLast) }
  }

  /// Writes a checkpoint that another rank has made.
  /// - Parameter isLast: whether the run ends here.
  /// - Throws: `FileError`.
  func save(piece: [UInt8], isLast: Bool) throws {
    var reader = PackedReader(piece[...])
    guard (try? reader.number()) == LogIndex.Kind.checkpoint.rawValue,
      let name = try? reader.text(),
      let stage = (try? reader.text()).flatMap({ Checkpoint.Stage(rawValue: $0) })
    else { return }
    try lock.withLock { try log?.save(piece, as: name, stage, isLast: isLast) }
  }

  /// Writes how far the run has come.
  /// - Throws: `FileError`.
  func save(_ standing: Standing) throws {
    try lock.withLock { try log?.save(standing: standing.text) }
  }
}
