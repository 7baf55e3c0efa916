/// Measured drag resistivities with what was varied: a table with a heading.
public struct MeasuredData: Sendable, Equatable {
  /// One measurement.
  public struct Row: Sendable, Equatable {
    /// The values of the swept keys, in the units of the input.
    public let settings: [SweepSetting]
    /// The drag resistivity, in kOhm/um beside an input in SI units, else in sqrt(mT)/e^2.
    public let resistivity: Double
    /// Its standard error.
    public let error: Double
    /// The line of the file.
    public let line: Int
  }

  /// What the file is called.
  public let name: String
  /// Its text.
  public let text: String
  /// The keys of the columns, in their order.
  public let keys: [InputKey]
  /// The measurements, at least one.
  public let rows: [Row]

  /// The largest table, in bytes.
  static let largestSize = 1 << 20

  /// Reads a table.
  ///
  /// - Throws: ``InputError`` with the place of what is wrong.
  public static func read(path: String) throws(InputError) -> MeasuredData {
    let text: String
    do {
      text = try TextFile.read(path, limit: largestSize)
    } catch {
      throw InputError(error, file: path)
    }
    return try MeasuredData(text: text, name: path)
  }

  /// Reads the text of a table.
  ///
  /// - Throws: ``InputError`` with the place of what is wrong.
  public init(text: String, name: String) throws(InputError) {
    self.name = name
    self.text = text
    let lines = TableLines(text)
    guard let head = lines.heading else {
      throw Self.complaint(
        name, .start, "there is no line that names the columns",
        "the first line names swept keys, rho_D and error", "write: wires.mismatch rho_D error")
    }
    let columns = try MeasuredColumns(head, file: name)
    keys = columns.keys
    var rows: [Row] = []
    for (number, words) in lines.rows { rows.append(try columns.row(words, line: number)) }
    guard !rows.isEmpty else {
      throw Self.complaint(
        name, head[0].position, "the table has no rows", "a fit needs measurements",
        "add lines of numbers below the heading")
    }
    self.rows = rows
  }

  static func complaint(
    _ file: String, _ position: InputPosition, _ problem: String, _ reason: String,
    _ suggestion: String
  ) -> InputError {
    InputError([
      InputComplaint(
        file: file, position: position, key: nil, problem: problem, reason: reason,
        suggestion: suggestion)
    ])
  }
}

/// The words of a table with their places.
struct TableLines {
  /// A word and where it stands.
  struct Word {
    let text: String
    let position: InputPosition
  }

  /// The first line with words, be it behind a `#`.
  private(set) var heading: [Word]?
  /// The lines below it, without comments.
  private(set) var rows: [(number: Int, words: [Word])] = []

  init(_ text: String) {
    for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
    {
      let line = line.filter { $0 != "\r" }
      if heading == nil {
        // Comments above the heading name no drag resistivity.
        let words = Self.words(line, index + 1, from: line.firstIndex { $0 != "#" && $0 != " " })
        let names = words.map { MeasuredColumns.resistivityNames.contains($0.text) }
        if !words.isEmpty, names.contains(true) || line.first != "#" { heading = words }
        continue
      }
      let words = Self.words(String(line.prefix { $0 != "#" }), index + 1)
      if !words.isEmpty { rows.append((index + 1, words)) }
    }
  }

  private static func words(_ line: String, _ number: Int, from start: String.Index? = nil)
    -> [Word]
  {
    line[(start ?? line.startIndex)...].split { $0 == "," || $0 == ";" || $0.isWhitespace }.map {
      word in
      let column = line.distance(from: line.startIndex, to: word.startIndex) + 1
      return Word(text: String(word), position: InputPosition(line: number, column: column))
    }
  }
}
