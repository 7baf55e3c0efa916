/// Reads a text file of columns of numbers, of which the first one increases.
enum TableFile {

  /// What is wrong with a table, and where.
  struct Mistake: Error {
    /// The place in the table, or none when it could not be read at all.
    var position: InputPosition?
    let problem: String
    var reason: String
    let suggestion: String
  }

  /// Returns the columns of `text`; `#` begins a comment, columns are separated by blanks or commas.
  static func parse(_ text: String, as layout: TableLayout) throws(Mistake) -> [[Double]] {
    var columns = layout.columns.map { _ in [Double]() }
    var number = 0
    // Lines are counted at line feeds; a carriage return before one is only a blank.
    for line in text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false) {
      number += 1
      let row = try fields(String(line.prefix { $0 != "#" }), line: number, layout)
      guard !row.isEmpty else { continue }
      func mistake(_ problem: String, _ suggestion: String) -> Mistake {
        Mistake(
          position: row[0].position, problem: problem, reason: layout.rule, suggestion: suggestion)
      }
      guard row.count == layout.columns.count else {
        throw mistake(
          "there are \(row.count) columns",
          "leave \(layout.countInWords) columns, and put # before comments")
      }
      let axis = row[0].value
      guard axis >= 0 || layout.axis == .any else {
        throw mistake("\(layout.columns[0]) is negative", layout.negativeHint)
      }
      guard columns[0].last.map({ axis > $0 }) ?? true else {
        throw mistake(
          "\(layout.columns[0]) does not exceed the one before it",
          "sort the table and remove repeated lines")
      }
      for (index, field) in row.enumerated() { columns[index].append(field.value) }
    }
    guard columns[0].count >= 2 else {
      throw Mistake(
        position: .start, problem: "the table has \(columns[0].count) rows",
        reason: "interpolation needs at least two", suggestion: "add more points")
    }
    return columns
  }

  private static func fields(
    _ line: String, line number: Int, _ layout: TableLayout
  ) throws(Mistake) -> [(value: Double, position: InputPosition)] {
    var fields: [(value: Double, position: InputPosition)] = []
    let isSeparator: (Unicode.Scalar) -> Bool = { $0 == "," || $0.properties.isWhitespace }
    let scalars = line.unicodeScalars
    for word in scalars.split(whereSeparator: isSeparator) {
      let column = scalars.distance(from: scalars.startIndex, to: word.startIndex) + 1
      let position = InputPosition(line: number, column: column)
      let text = String(word)
      guard NumberGrammar.isNumber(text), let value = Double(text), value.isFinite else {
        throw Mistake(
          position: position, problem: "\(InputNode.shortened(text)) is not a finite number",
          reason: layout.rule, suggestion: "correct the number, or put # before a comment")
      }
      fields.append((value, position))
    }
    return fields
  }
}

/// What the columns of a text file mean.
struct TableLayout: Sendable, Hashable {
  /// Which values the first column may have.
  enum Axis: Sendable { case notNegative, any }

  /// The names of the columns; the first one increases.
  let columns: [String]
  /// Which values the first column may have.
  let axis: Axis
  /// What a line holds, in words.
  let rule: String
  /// What to do about a negative value in the first column.
  let negativeHint: String

  /// q and V(q).
  static let potential = TableLayout(
    columns: ["q", "V(q)"], axis: .notNegative,
    rule: "each line holds two numbers, q and V(q), with q >= 0 increasing",
    negativeHint: "leave out the negative half: V(q) is even")

  /// t, E1 and E2.
  static let fields = TableLayout(
    columns: ["t", "E1", "E2"], axis: .any,
    rule: "each line holds three numbers, t, E1 and E2, with t increasing", negativeHint: "")

  /// The number of columns, in words.
  var countInWords: String { columns.count == 2 ? "two" : "three" }
}

/// Remembers the tables that an input names, so that a sweep reads each of them once.
final class TableCache {
  private struct Key: Hashable {
    let path: String
    let layout: TableLayout
  }

  private var results: [Key: Result<[[Double]], TableFile.Mistake>] = [:]

  /// Returns the columns of the table at `path`.
  func columns(
    of path: String, as layout: TableLayout
  ) -> Result<[[Double]], TableFile.Mistake> {
    let key = Key(path: path, layout: layout)
    if let result = results[key] { return result }
    let result = Self.read(path, layout)
    results[key] = result
    return result
  }

  private static func read(
    _ path: String, _ layout: TableLayout
  ) -> Result<[[Double]], TableFile.Mistake> {
    do {
      let text = try TextFile.read(path, limit: 16 << 20)
      return Result { () throws(TableFile.Mistake) in
        try TableFile.parse(text, as: layout)
      }
    } catch {
      return .failure(
        TableFile.Mistake(
          position: error.position, problem: error.problem, reason: error.reason,
          suggestion: error.suggestion))
    }
  }
}
