import ResultFiles

/// What a log of checkpoints holds, and where: the last word on each name counts.
struct LogIndex {
  /// Where a piece is, its frame included.
  struct Place: Equatable {
    let offset: Int
    let length: Int
  }

  /// The first piece: who wrote the log.
  struct Header: Equatable {
    let conventions: String
    let version: String
    let generation: Int64

    /// That of a log that is written now.
    static let current = Header(
      conventions: Checkpoint.conventions, version: packageVersion,
      generation: Checkpoint.generation)

    var piece: [UInt8] {
      var writer = PackedWriter()
      writer.add(Kind.header.rawValue)
      writer.add(conventions)
      writer.add(version)
      writer.add(signed: generation)
      return writer.bytes
    }
  }

  /// What a piece is; numbers never change.
  enum Kind: UInt64 {
    case header = 0
    case checkpoint, standing
  }

  private(set) var header: Header?
  /// Checkpoints by name.
  private(set) var checkpoints: [String: (place: Place, stage: Checkpoint.Stage)] = [:]
  /// How far the run had come.
  private(set) var standing: Place?
  /// Behind the last piece that can be read.
  private(set) var end = 0
  /// Bytes that are damaged.
  private(set) var lost = 0
  /// Bytes of what counts.
  private(set) var live = 0

  /// An empty one.
  init() {}

  /// Looks at all of a file.
  ///
  /// What cannot be read is left out: a piece, or from there on all, if no next one is found.
  /// - Throws: `FileError`.
  init(of file: OpenedFile) throws(FileError) {
    var place = 0
    while place < file.size {
      guard let length = LogFrame.length(try file.read(at: place, count: LogFrame.head)),
        length <= file.size - place - LogFrame.size
      else { break }
      let whole = Place(offset: place, length: length + LogFrame.size)
      place += whole.length
      let bytes = try file.read(at: whole.offset + LogFrame.head, count: length + 8)
      guard let piece = LogFrame.open(bytes), note(piece, at: whole) else {
        lost += whole.length
        continue
      }
      end = place
    }
    lost += max(0, file.size - place)
    // What is damaged and followed by nothing is cut off.
    if place > end { place = end }
  }

  /// Notes a piece; false if it is none.
  private mutating func note(_ piece: ArraySlice<UInt8>, at place: Place) -> Bool {
    var reader = PackedReader(piece)
    guard let kind = (try? reader.number()).flatMap({ Kind(rawValue: $0) }) else { return false }
    switch kind {
    case .header:
      guard let conventions = try? reader.text(), let version = try? reader.text(),
        let generation = try? reader.signed()
      else { return false }
      header = Header(conventions: conventions, version: version, generation: generation)
      live += place.length
    case .checkpoint:
      guard let name = try? reader.text(),
        let stage = (try? reader.text()).flatMap({ Checkpoint.Stage(rawValue: $0) })
      else { return false }
      note(name, stage, at: place)
    case .standing: noteStanding(at: place)
    }
    return true
  }

  /// Notes that a checkpoint was appended.
  mutating func note(_ name: String, _ stage: Checkpoint.Stage, at place: Place) {
    live += place.length - (checkpoints[name]?.place.length ?? 0)
    checkpoints[name] = (place, stage)
  }

  /// Notes that a standing was appended.
  mutating func noteStanding(at place: Place) {
    live += place.length - (standing?.length ?? 0)
    standing = place
  }
}
