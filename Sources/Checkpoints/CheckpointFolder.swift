import Foundation
import ResultFiles

/// The folder beside a result file that holds one checkpoint per sweep point, or per seed of a point.
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
    let inside = Self.results(in: name).map { CheckpointFolder(besideResult: $0) }
    if let found = ([beside] + inside).first(where: \.exists) {
      self = found
    } else if name.hasSuffix(".checkpoint"), CheckpointFolder(path: name).exists {
      self.init(path: name)
    } else {
      throw .missing(path: beside.path)
    }
  }

  private init(path: String) { self.path = path }

  /// The result files that commands write whose output is a folder.
  static func results(in folder: String) -> [String] {
    ["results.nc", "converge.nc", "fit.nc"].map { "\(folder)/\($0)" }
  }

  /// The result file it belongs to.
  public var result: String { String(path.dropLast(".checkpoint".count)) }

  private var exists: Bool {
    var isFolder: ObjCBool = false
    return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
      && isFolder.boolValue
  }

  private func file(_ name: String, _ stage: Checkpoint.Stage) -> String {
    "\(path)/\(name)\(stage == .finished ? "" : ".partial").nc"
  }

  /// Makes an empty folder for a new run; an unfinished one is moved aside, to `.checkpoint.previous`.
  ///
  /// - Parameter points: the number of sweep points; a run is finished when all have a finished checkpoint.
  /// - Returns: Where an unfinished run was moved to, if there was one.
  /// - Throws: `FileError` if the folder cannot be made.
  func clear(points: Int) throws -> String? {
    guard exists else {
      // A place that cannot be written is found out before the work.
      try AtomicFile.makeFolder(path)
      return nil
    }
    let manager = FileManager.default
    let names = try manager.contentsOfDirectory(atPath: path)
    // `point-3.nc`, not `point-3.partial.nc` or a part as `point-3.seed-7.nc`.
    let finished = names.count { $0.hasPrefix("point-") && $0.split(separator: ".").count == 2 }
    guard names.contains(where: { $0.hasPrefix("point-") }), finished < points else {
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
  func tidy() throws { try remove { $0.hasSuffix(".tmp") } }

  private func remove(where isUnwanted: (String) -> Bool) throws {
    let manager = FileManager.default
    for name in try manager.contentsOfDirectory(atPath: path) where isUnwanted(name) {
      try manager.removeItem(atPath: "\(path)/\(name)")
    }
  }

  /// Reads the checkpoint of a point, or of a part of it, if there is one.
  ///
  /// - Throws: `CheckpointError`, or what reading the file throws.
  func load(_ name: String, of identity: RunIdentity) throws -> Checkpoint? {
    for stage in [Checkpoint.Stage.finished, .sampling] {
      let path = file(name, stage)
      guard FileManager.default.fileExists(atPath: path) else { continue }
      return try Checkpoint(ResultFile.read(path), path: path, of: identity)
    }
    return nil
  }

  /// Writes the checkpoint of a point; the previous one stays until this one is on the disk.
  ///
  /// - Throws: `FileError`.
  func save(_ checkpoint: Checkpoint, as name: String) throws {
    try AtomicFile.makeFolder(path)
    let data = try checkpoint.dataset(provenance: .current(version: packageVersion))
    try ResultFile.write(data, to: file(name, checkpoint.stage))
    // A file of the other stage is older now.
    let other: Checkpoint.Stage = checkpoint.stage == .finished ? .sampling : .finished
    try? FileManager.default.removeItem(atPath: file(name, other))
  }
}

extension CheckpointFolder {
  private var standingFile: String { "\(path)/standing.txt" }

  /// Writes how far the run has come.
  ///
  /// - Throws: `FileError`.
  func save(_ standing: Standing) throws {
    try AtomicFile.write(standing.text, to: standingFile)
  }

  /// Reads how far the run has come, if it says so.
  ///
  /// - Throws: What reading the file throws.
  func standing() throws -> Standing? {
    guard FileManager.default.fileExists(atPath: standingFile) else { return nil }
    return Standing(try String(contentsOfFile: standingFile, encoding: .utf8))
  }
}
