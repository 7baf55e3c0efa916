import ResultFiles

/// The file in which all checkpoints of a run are: appended to, and written anew without what has been replaced when that is
/// more than what counts.
///
/// A piece counts when it is whole. So whenever the program is killed, what was appended before is good. The disk is waited for
/// at most once a second: if the machine itself goes down, the last second may be lost.
final class CheckpointLog {
  /// What is not worth to be written anew, in bytes.
  private static let slack = 1 << 20
  private static let patience = Duration.seconds(1)

  private var file: AppendedFile
  private var index: LogIndex
  private var lastSync = ContinuousClock.now
  private var isSynchronized = true
  /// Whether the disk has refused something that was there already: only a copy can be trusted.
  private var isSuspect = false
  /// No copy before the log is as long as this.
  private var nextCopy = 0

  /// Makes an empty log in the place of any other.
  /// - Throws: `FileError`.
  init(making path: String) throws(FileError) {
    (file, index) = try Self.copy([], of: nil, to: path)
  }

  /// Goes on with a log; what cannot be read at its end is cut off.
  /// - Throws: `FileError`.
  init(goingOn path: String, _ index: LogIndex) throws(FileError) {
    self.index = index
    file = try AppendedFile(goingOn: path, size: index.end)
  }

  /// Appends a checkpoint.
  /// - Parameter isLast: whether the run ends here: then the disk is waited for.
  /// - Throws: `FileError`; what was there before is good.
  func save(
    _ piece: [UInt8], as name: String, _ stage: Checkpoint.Stage, isLast: Bool
  ) throws(FileError) {
    index.note(name, stage, at: try append(piece))
    try synchronize(isUrgent: isLast)
    copyIfLong()
  }

  /// Appends how far the run has come.
  /// - Throws: `FileError`.
  func save(standing text: String) throws(FileError) {
    var writer = PackedWriter()
    writer.add(LogIndex.Kind.standing.rawValue)
    writer.add(text)
    index.noteStanding(at: try append(writer.bytes))
    copyIfLong()
  }

  private func append(_ piece: [UInt8]) throws(FileError) -> LogIndex.Place {
    if isSuspect { try copy() }
    let place = LogIndex.Place(offset: file.size, length: piece.count + LogFrame.size)
    try file.append(LogFrame.close(piece))
    isSynchronized = false
    return place
  }

  /// Waits for the disk, unless that was so a moment ago.
  func synchronize(isUrgent: Bool) throws(FileError) {
    guard !isSynchronized, isUrgent || .now - lastSync >= Self.patience else { return }
    do throws(FileError) {
      try file.synchronize()
    } catch {
      isSuspect = true
      throw error
    }
    isSynchronized = true
    lastSync = .now
  }

  /// Writes a log anew if most of it has been replaced.
  ///
  /// If that fails it stays as it is, and grows.
  private func copyIfLong() {
    guard file.size > max(2 * index.live + Self.slack, nextCopy) else { return }
    do throws(FileError) { try copy() } catch { nextCopy = 2 * file.size }
  }

  private func copy() throws(FileError) {
    var pieces = index.checkpoints.map { $0.value.place }
    if let standing = index.standing { pieces.append(standing) }
    (file, index) = try Self.copy(pieces.sorted { $0.offset < $1.offset }, of: file, to: file.path)
    (isSynchronized, isSuspect, nextCopy, lastSync) = (true, false, 0, .now)
  }

  /// Copies pieces to a new log that then takes the place of an old one, all at once.
  private static func copy(
    _ pieces: [LogIndex.Place], of old: AppendedFile?, to path: String
  ) throws(FileError) -> (AppendedFile, LogIndex) {
    let temporary = path + ".tmp"
    do throws(FileError) {
      let file = try AppendedFile(making: temporary)
      try file.append(LogFrame.close(LogIndex.Header.current.piece))
      for place in pieces {
        guard let bytes = try old?.read(at: place.offset, count: place.length) else { continue }
        // What the disk has lost meanwhile is computed anew.
        guard LogFrame.open(Array(bytes.dropFirst(LogFrame.head))) != nil else { continue }
        try file.append(bytes)
      }
      try file.synchronize()
      try file.move(to: path)
      return (file, try LogIndex(of: OpenedFile(path)))
    } catch {
      AtomicFile.remove(temporary)
      throw error
    }
  }
}
