/// Reads a text file of two columns, q and V(q).
enum TableFile {
  /// The two columns of numbers.
  struct Columns: Sendable {
    var momenta: [Double] = []
    var values: [Double] = []
  }

  /// What is wrong with a table, and where.
  struct Mistake: Error {
    /// The place in the table, or none when it could not be read at all.
    var position: InputPosition?
    let problem: String
    var reason = "each line holds two numbers, q and V(q), with q >= 0 increasing"
    let suggestion: String
  }

  /// Returns the columns of `text`; `#` begins a comment, columns are separated by blanks or commas.
  static func parse(_ text: String) throws(Mistake) -> Columns {
    var columns = Columns()
    var number = 0
    // Lines are counted at line feeds; a carriage return before one is only a blank.
    for line in text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false) {
      number += 1
      let row = try fields(String(line.prefix { $0 != "#" }), line: number)
      guard !row.isEmpty else { continue }
      guard row.count == 2 else {
        throw Mistake(
          position: row[0].position, problem: "there are \(row.count) columns",
          suggestion: "leave two columns, and put # before comments")
      }
      let (momentum, value) = (row[0].value, row[1].value)
      guard momentum >= 0 else {
        throw Mistake(
          position: row[0].position, problem: "q is negative",
          suggestion: "leave out the negative half: V(q) is even")
      }
      guard columns.momenta.last.map({ momentum > $0 }) ?? true else {
        throw Mistake(
          position: row[0].position, problem: "q does not exceed the one before it",
          suggestion: "sort the table and remove repeated lines")
      }
      columns.momenta.append(momentum)
      columns.values.append(value)
    }
    guard columns.momenta.count >= 2 else {
      throw Mistake(
        position: .start, problem: "the table has \(columns.momenta.count) rows",
        reason: "interpolation needs at least two", suggestion: "add more points")
    }
    return columns
  }

  private static func fields(
    _ line: String, line number: Int
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
          suggestion: "correct the number, or put # before a comment")
      }
      fields.append((value, position))
    }
    return fields
  }
}
