internal import Foundation

/// Where the files of a result go: one result file, or a folder with a result file and others beside it.
public struct OutputPlace: Sendable {
  /// The result file.
  public let result: String
  /// The folder of the result and what is beside it; nil for a result file alone.
  public let folder: String?

  /// A result file.
  public init(file: String) {
    result = file
    folder = nil
  }

  /// A folder, and the name of the result file in it.
  public init(folder: String, result: String) {
    self.result = "\(folder)/\(result)"
    self.folder = folder
  }

  /// Claims the place for this process, before any work.
  /// - Throws: ``OutputError`` if it cannot be used, ``FileError`` if it cannot be written.
  public func claim() throws -> OutputLock {
    if let folder {
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    } else {
      let path = result.lastIndex(of: "/").map { String(result[..<$0]) } ?? "."
      var isFolder: ObjCBool = false
      guard
        FileManager.default.fileExists(atPath: path.isEmpty ? "/" : path, isDirectory: &isFolder),
        isFolder.boolValue
      else { throw OutputError.noFolder(output: result, folder: path) }
    }
    return try OutputLock(on: result)
  }

  /// Writes a result and what is beside it; a finished result that was there is moved to `NAME.previous`.
  /// - Parameters:
  ///   - data: the result.
  ///   - documents: names and contents of the files beside it.
  /// - Returns: What was done, for a person.
  /// - Throws: ``FileError`` or ``NetCDFError``.
  public func write(
    _ data: consuming Dataset, documents: [(name: String, contents: String)] = []
  ) throws -> [String] {
    var messages: [String] = []
    if FileManager.default.fileExists(atPath: result) {
      try AtomicFile.move(result, to: result + ".previous")
      messages.append("the result that was there is now \(result).previous")
    }
    try ResultFile.write(data, to: result)
    for document in documents {
      try AtomicFile.write(document.contents, to: "\(folder ?? ".")/\(document.name)")
    }
    let names = [result] + documents.map { "\(folder ?? ".")/\($0.name)" }
    return messages + ["wrote " + names.joined(separator: ", ")]
  }
}
