/// An input file that was read and found to be right in every respect.
public struct InputFile: Sendable, Equatable {
  /// One swept key and its values, in the units of the input.
  public struct Axis: Sendable, Equatable {
    /// The key.
    public let key: InputKey
    /// The values, in the order of the input.
    public let values: [InputValue]
    /// The swept key that this one moves with; nil for an axis of its own.
    public let along: String?
  }

  /// The largest input, in bytes; a real one has a few hundred.
  public static let largestSize = 1 << 20

  /// The name by which the user called the file.
  public let name: String
  /// The text as it stands, kept for the result file.
  public let text: String
  /// The tables that the input names, with their texts, kept for the result file as well.
  public let tables: [Table]
  /// The axes of the sweep, the first one varying slowest; empty without a sweep.
  public let sweep: [Axis]
  /// One configuration for each point of the sweep in row-major order, at least one.
  public let configurations: [RunConfiguration]
  /// What the author should know although the input is right: spellings that a later version refuses.
  public let notices: [InputComplaint]
  let spellings: KeySpellings

  /// The path that stands for standard input, and what that is called in messages and results.
  public static let standardInput = (path: "-", name: "standard input")

  /// Reads and validates the input file at `path`, or standard input.
  ///
  /// Files that the input names are looked for in its own folder, those of standard input in the present one.
  ///
  /// - Throws: ``InputError`` with everything that is wrong, before any work is done.
  public static func read(path: String) throws(InputError) -> InputFile {
    do {
      if path == standardInput.path {
        let text = try TextFile.read(0, limit: largestSize)
        return try InputFile(text: text, name: standardInput.name, folder: ".")
      }
      let text = try TextFile.read(path, limit: largestSize)
      return try InputFile(text: text, name: path, folder: folder(of: path))
    } catch let mistake as TextFile.Mistake {
      throw InputError(mistake, file: path == standardInput.path ? standardInput.name : path)
    } catch let error as InputError {
      throw error
    } catch {
      preconditionFailure("no other error is thrown: \(error)")
    }
  }

  /// Validates the text of an input file.
  ///
  /// - Parameters:
  ///   - text: The text.
  ///   - name: What the file is called in messages.
  ///   - folder: Where files are looked for that the input names.
  ///   - tables: Texts that stand in for files of these names, as a result keeps them.
  /// - Throws: ``InputError`` with everything that is wrong.
  public static func parse(
    text: String, name: String, folder: String = ".", tables: [Table] = []
  ) throws(InputError) -> InputFile {
    try parse(text: text, name: name, folder: folder, tables: tables, spellings: .current)
  }

  /// Validates the text of an input file that may be of another age: see ``KeySpellings``.
  package static func parse(
    text: String, name: String, folder: String = ".", tables: [Table] = [], spellings: KeySpellings
  ) throws(InputError) -> InputFile {
    do throws(TextFile.Mistake) {
      guard text.utf8.count <= largestSize else { throw TextFile.tooLarge(largestSize) }
      try TextFile.check(text)
    } catch {
      throw InputError(error, file: name)
    }
    return try InputFile(
      text: TextFile.withoutMark(text), name: name, folder: folder, kept: tables,
      spellings: spellings)
  }

  init(
    name: String, text: String, tables: [Table], sweep: [Axis], configurations: [RunConfiguration],
    notices: [InputComplaint], spellings: KeySpellings
  ) {
    self.name = name
    self.text = text
    self.tables = tables
    self.sweep = sweep
    self.configurations = configurations
    self.notices = notices
    self.spellings = spellings
  }

  private init(
    text: String, name: String, folder: String, kept: [Table] = [],
    spellings: KeySpellings = .current
  ) throws(InputError) {
    let (root, structural) = try YAMLDocument.parse(text, file: name)
    var reader = TreeReader(file: name, spellings: spellings)
    reader.read(root)
    let expansion = SweepExpansion(
      file: name, folder: folder, table: reader.table, kept: kept)
    let complaints = structural + reader.complaints + expansion.complaints
    guard complaints.isEmpty else { throw InputError(complaints) }
    self.init(
      name: name, text: text, tables: expansion.tables,
      sweep: reader.table.axes.map {
        Axis(key: $0.key, values: $0.values.map(\.value), along: $0.along)
      },
      configurations: expansion.configurations, notices: reader.notices, spellings: spellings)
  }
}

extension InputError {
  /// Creates the error for a file that is no text.
  init(_ mistake: TextFile.Mistake, file: String) {
    self.init([
      InputComplaint(
        file: file, position: mistake.position, key: nil, problem: mistake.problem,
        reason: mistake.reason, suggestion: mistake.suggestion)
    ])
  }
}
