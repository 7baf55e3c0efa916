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
