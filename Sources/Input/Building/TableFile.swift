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
          row.count == 2 * layout.columns.count && line.contains(",")
            ? "write decimal points, not commas, which separate columns"
            : "leave \(layout.countInWords) columns, and put # before comments")
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
      do {
        fields.append((try NumberGrammar.number(text), position))
      } catch {
        throw Mistake(
          error, text: InputNode.shortened(text), at: position, rule: layout.rule,
          separator: word.contains(";"))
      }
    }
    return fields
  }
}

extension TableFile.Mistake {
  /// Says why a word of a table is no number.
  fileprivate init(
    _ mistake: NumberGrammar.Mistake, text: String, at position: InputPosition, rule: String,
    separator isSemicolon: Bool
  ) {
    let (problem, suggestion): (String, String?) =
      switch mistake {
      case .notFinite: ("is not a finite number", nil)
      case .notANumber where isSemicolon:
        ("is not a finite number", "separate columns by blanks or commas")
      case .notANumber(let hint): ("is not a finite number", hint)
      case .tooLarge: ("is too large for a number", "check the exponent")
      case .tooSmall: ("is too small for a number", NumberGrammar.zeroHint)
      }
    self.init(
      position: position, problem: "\(text) \(problem)", reason: rule,
      suggestion: suggestion ?? "correct the number, or put # before a comment")
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
