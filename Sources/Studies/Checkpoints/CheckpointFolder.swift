import Foundation
import RunFiles

/// The folder beside a result file that holds one checkpoint per sweep point.
///
/// `point-3.nc` is finished, `point-3.partial.nc` is under way. Every file is written whole or not at
/// all, and points know nothing of each other: whenever the program is killed, what is there is valid.
public struct CheckpointFolder: Sendable, Equatable {
  /// The name of the folder.
  public let path: String

  /// The folder of the run whose result is `output`.
  public init(besideResult output: String) { path = output + ".checkpoint" }

  /// The folder that a user names, by itself or by the result file beside it.
  ///
  /// - Throws: `CheckpointError` if there is none.
  public init(resuming name: String) throws(CheckpointError) {
    var name = name
    while name.count > 1 && name.hasSuffix("/") { name.removeLast() }
    let beside = CheckpointFolder(besideResult: name)
    if beside.exists {
      self = beside
    } else if name.hasSuffix(".checkpoint"), CheckpointFolder(path: name).exists {
      self.init(path: name)
    } else {
      throw .missing(path: beside.path)
    }
  }

  private init(path: String) { self.path = path }

  /// The result file it belongs to.
  public var result: String { String(path.dropLast(".checkpoint".count)) }

  private var exists: Bool {
    var isFolder: ObjCBool = false
    return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
      && isFolder.boolValue
  }

  private func file(_ point: Int, _ stage: CheckpointStage) -> String {
    "\(path)/point-\(point + 1)\(stage == .finished ? "" : ".partial").nc"
  }

  /// Makes an empty folder for a new run; an unfinished one is moved aside, to `.checkpoint.previous`.
  ///
  /// - Parameter pointCount: the number of sweep points of the run.
  /// - Returns: Where an unfinished run was moved to, if there was one.
  /// - Throws: `FileError` if the folder cannot be made.
  func clear(pointCount: Int) throws -> String? {
    guard exists else {
      // A place that cannot be written is found out before the work.
      try AtomicFile.makeFolder(path)
      return nil
    }
    let manager = FileManager.default
    let names = try manager.contentsOfDirectory(atPath: path)
    let finished = names.count {
      $0.hasPrefix("point-") && $0.hasSuffix(".nc") && !$0.contains("partial")
    }
    guard names.contains(where: { $0.hasPrefix("point-") }), finished < pointCount else {
      try remove { $0.hasPrefix("point-") }
      return nil
    }
    let aside = path + ".previous"
    if manager.fileExists(atPath: aside) { try manager.removeItem(atPath: aside) }
    try manager.moveItem(atPath: path, toPath: aside)
    try AtomicFile.makeFolder(path)
    return aside
  }

  /// Removes what a killed program left half written; nothing reads it.
  func tidy() throws { try remove { $0.hasPrefix("point-") && $0.hasSuffix(".tmp") } }

  private func remove(where isUnwanted: (String) -> Bool) throws {
    let manager = FileManager.default
    for name in try manager.contentsOfDirectory(atPath: path) where isUnwanted(name) {
      try manager.removeItem(atPath: "\(path)/\(name)")
    }
  }

  /// Reads the checkpoint of a point, if there is one.
  ///
  /// - Throws: `CheckpointError`, or what reading the file throws.
  func load<State>(point: Int, of identity: RunIdentity) throws -> RunCheckpoint<State>? {
    for stage in [CheckpointStage.finished, .sampling] {
      let name = file(point, stage)
      guard FileManager.default.fileExists(atPath: name) else { continue }
      let data = try ResultFile.read(name)
      // Before the state is read: that of another run may be of another kind.
      let differences = identity.differences(from: try data.checkpointIdentity(path: name))
      guard differences.isEmpty else {
        throw CheckpointError.otherRun(path: name, differences: differences)
      }
      return try RunCheckpoint(data, path: name)
    }
    return nil
  }

  /// Writes the checkpoint of a point; the previous one stays until this one is on the disk.
  ///
  /// - Throws: `FileError`.
  func save(_ checkpoint: RunCheckpoint<some CheckpointState>, point: Int) throws {
    try AtomicFile.makeFolder(path)
    let data = try checkpoint.dataset(provenance: .current(version: packageVersion))
    try ResultFile.write(data, to: file(point, checkpoint.stage))
    // A file of the other stage is older now.
    let other: CheckpointStage = checkpoint.stage == .finished ? .sampling : .finished
    try? FileManager.default.removeItem(atPath: file(point, other))
  }
}
