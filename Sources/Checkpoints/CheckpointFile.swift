import Foundation
import ResultFiles

/// The file beside a result file that holds the checkpoints of all points of its run.
public struct CheckpointFile: Sendable, Equatable {
  /// The name of the file.
  public let path: String

  /// The file of the run whose result is `output`.
  public init(besideResult output: String) { path = output + ".checkpoint" }

  /// The file that a user names, by itself or by the result file beside it.
  ///
  /// - Throws: `CheckpointError` if there is none, or a folder that an older version has left.
  public init(resuming name: String) throws(CheckpointError) {
    var name = name
    while name.count > 1 && name.hasSuffix("/") { name.removeLast() }
    let beside = CheckpointFile(besideResult: name)
    let inside = Self.results(in: name).map { CheckpointFile(besideResult: $0) }
    if let found = ([beside] + inside).first(where: \.exists) {
      self = found
    } else if name.hasSuffix(".checkpoint"), CheckpointFile(path: name).exists {
      self.init(path: name)
    } else {
      throw .missing(path: beside.path)
    }
    try refuseFolder()
  }

  private init(path: String) { self.path = path }

  /// The result files that commands write whose output is a folder.
  static func results(in folder: String) -> [String] {
    ["results.nc", "converge.nc", "fit.nc"].map { "\(folder)/\($0)" }
  }

  /// The result file it belongs to.
  public var result: String { String(path.dropLast(".checkpoint".count)) }

  /// Whether anything has its name.
  var exists: Bool { FileManager.default.fileExists(atPath: path) }

  private var isFolder: Bool {
    var isFolder: ObjCBool = false
    return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
      && isFolder.boolValue
  }

  /// Versions before 1.0 kept a folder with a file for each point.
  private func refuseFolder() throws(CheckpointError) {
    if isFolder { throw .olderFolder(path: path) }
  }

  /// Removes it, when its run is done.
  public func remove() {
    AtomicFile.remove(path)
    AtomicFile.remove(path + ".tmp")
  }

  /// Opens it and looks what it holds.
  /// - Throws: `CheckpointError` if it is none of this generation, `FileError` if it cannot be read.
  func open() throws -> (file: OpenedFile, index: LogIndex) {
    try refuseFolder()
    let file = try OpenedFile(path)
    let index = try LogIndex(of: file)
    guard let header = index.header, header.conventions == Checkpoint.conventions else {
      throw CheckpointError.noCheckpoint(path: path)
    }
    guard header.generation == Checkpoint.generation else {
      throw CheckpointError.otherVersion(path: path, version: header.version)
    }
    return (file, index)
  }

  /// Moves an unfinished run out of the way, to `.checkpoint.previous`.
  /// - Returns: Where it is now; nil if there is nothing that is worth it.
  /// - Throws: `FileError` and what moving throws.
  func moveAside() throws -> String? {
    guard exists else { return nil }
    if !isFolder, let (file, index) = try? open() {
      let standing = try? Self.standing(file, index)
      let isFinished = standing.map { $0.total > 0 && $0.done >= $0.total } ?? false
      if isFinished || index.checkpoints.isEmpty { return nil }
    }
    let aside = path + ".previous"
    let manager = FileManager.default
    if manager.fileExists(atPath: aside) { try manager.removeItem(atPath: aside) }
    try manager.moveItem(atPath: path, toPath: aside)
    return aside
  }

  /// How far the run has come, if it says so.
  /// - Throws: `CheckpointError`, or what reading the file throws.
  func standing() throws -> Standing? {
    guard exists else { return nil }
    let (file, index) = try open()
    return try Self.standing(file, index)
  }

  private static func standing(_ file: OpenedFile, _ index: LogIndex) throws -> Standing? {
    guard let place = index.standing else { return nil }
    var reader = PackedReader(try piece(at: place, of: file))
    guard (try? reader.number()) == LogIndex.Kind.standing.rawValue else { return nil }
    return (try? reader.text()).flatMap { Standing($0) }
  }

  /// A piece without its frame; empty if it is damaged by now.
  static func piece(at place: LogIndex.Place, of file: OpenedFile) throws -> ArraySlice<UInt8> {
    let bytes = try file.read(
      at: place.offset + LogFrame.head, count: place.length - LogFrame.head)
    return LogFrame.open(bytes) ?? []
  }
}

extension CheckpointFile {
  /// What there is: how far each point had come when its checkpoint was written.
  /// - Throws: `CheckpointError`, or what reading the file throws.
  package func stages() throws -> [String: Checkpoint.Stage] {
    try open().index.checkpoints.mapValues(\.stage)
  }

  /// The checkpoint of a point, whatever its samples depend on.
  /// - Throws: `CheckpointError`, or what reading the file throws.
  package func checkpoint(_ name: String) throws -> Checkpoint? {
    let (file, index) = try open()
    guard let place = index.checkpoints[name]?.place else { return nil }
    return try Checkpoint(Self.piece(at: place, of: file), path: path, of: nil)
  }
}
