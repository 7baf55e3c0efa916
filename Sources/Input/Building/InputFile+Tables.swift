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

  /// Whether a file on the disk still has the text that was read from it.
  public enum FileState: Sendable, Equatable {
    /// It has.
    case same
    /// It has another text, or is no text any more.
    case changed
    /// It is not there, or cannot be read.
    case missing
  }

  /// Compares the input and its tables with the files they came from.
  ///
  /// That an input is gone is nothing to tell: nobody expects its file to stay. A table that is gone was moved.
  /// - Returns: what has changed since: the path and whether the file is still there.
  public var changedFiles: [(path: String, state: FileState)] {
    let files =
      [(name, text, Self.largestSize)]
      + tables.map {
        (Self.path(of: $0.name, in: Self.folder(of: name)), $0.text, Table.largestSize)
      }
    return files.compactMap { path, text, limit in
      let state = Self.state(of: path, text: text, limit: limit)
      return state == .same || (state == .missing && path == name) ? nil : (path, state)
    }
  }

  private static func state(of path: String, text: String, limit: Int) -> FileState {
    do throws(TextFile.Mistake) {
      return try TextFile.read(path, limit: limit) == text ? .same : .changed
    } catch {
      return TextFile.canBeOpened(path) ? .changed : .missing
    }
  }

  /// The folder of an input file, where the files are that it names.
  static func folder(of path: String) -> String {
    path.lastIndex(of: "/").map { String(path[...$0]) } ?? "."
  }

  /// Where a file is that an input names.
  static func path(of name: String, in folder: String) -> String {
    if name.hasPrefix("/") || folder == "." { return name }
    return folder.hasSuffix("/") ? folder + name : "\(folder)/\(name)"
  }
}
