/// Tables and the texts they were read from.
extension InputFile {
  /// A table that the input names, with its text as it was read.
  public struct Table: Sendable, Equatable {
    /// The largest table, in bytes.
    static let largestSize = 16 << 20

    /// The name, as the input gives it.
    public let name: String
    /// The text.
    public let text: String

    /// Keeps the text of a table.
    public init(name: String, text: String) {
      self.name = name
      self.text = text
    }
  }

  /// What has changed since of the files that the input and its tables came from.
  ///
  /// That an input is gone is nothing to tell: nobody expects its file to stay. A table that is gone was moved.
  public var changedFiles: [(path: String, isMissing: Bool)] {
    let folder = Self.folder(of: name)
    let files =
      [(name, text, Self.largestSize)]
      + tables.map { (Self.path(of: $0.name, in: folder), $0.text, Table.largestSize) }
    return files.compactMap { path, text, limit in
      guard TextFile.canBeOpened(path) else { return path == name ? nil : (path, true) }
      return (try? TextFile.read(path, limit: limit)) == text ? nil : (path, false)
    }
  }

  /// The folder of an input file, where the files are that it names.
  package static func folder(of path: String) -> String {
    path.lastIndex(of: "/").map { String(path[...$0]) } ?? "."
  }

  /// Where a file is that an input names.
  static func path(of name: String, in folder: String) -> String {
    if name.hasPrefix("/") || folder == "." { return name }
    return folder.hasSuffix("/") ? folder + name : "\(folder)/\(name)"
  }
}
