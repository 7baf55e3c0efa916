import Foundation

/// Text columns that line up, for people: numbers by their decimal points, words by their beginnings.
public struct TextTable: Sendable {
  private var rows: [[String]]

  /// A table with a heading.
  public init(_ heading: [String]) { rows = [heading] }

  /// Adds a row.
  public mutating func add(_ row: [String]) { rows.append(row) }

  /// The table, columns two spaces apart, the heading underlined.
  public var text: String {
    let rows = aligned
    let widths = (0..<(rows.map(\.count).max() ?? 0)).map { column in
      rows.map { $0.count > column ? $0[column].count : 0 }.max() ?? 0
    }
    var lines = rows.map { row in
      zip(row, widths).map { $0.padding(toLength: $1, withPad: " ", startingAt: 0) }
        .joined(separator: "  ")
    }
    lines.insert(widths.map { String(repeating: "-", count: $0) }.joined(separator: "  "), at: 1)
    return lines.map { line in
      var line = line
      while line.last == " " { line.removeLast() }
      return line
    }.joined(separator: "\n")
  }

  /// The rows with blanks before numbers, so that their decimal points stand in one column.
  private var aligned: [[String]] {
    var rows = rows
    for column in rows[0].indices {
      let places = rows.indices.dropFirst().filter {
        rows[$0].count > column && Self.whole(rows[$0][column]) != nil
      }
      let longest = places.compactMap { Self.whole(rows[$0][column]) }.max() ?? 0
      for place in places {
        let text = rows[place][column]
        let shift = longest - (Self.whole(text) ?? longest)
        rows[place][column] = String(repeating: " ", count: shift) + text
      }
    }
    return rows
  }

  /// How many characters stand before the decimal point of a number, or would; nil for words.
  ///
  /// A number may have its error behind it, as in 3.944(8)e-05.
  private static func whole(_ text: String) -> Int? {
    guard text.wholeMatch(of: #/[-+]?\d+(\.\d+)?(\([\d.]+\))?(e[-+]?\d+)?/#) != nil else {
      return nil
    }
    return text.prefix { $0.isNumber || $0 == "-" || $0 == "+" }.count
  }

  /// A number with a few significant digits.
  public static func short(_ value: Double, digits: Int = 4) -> String {
    String(format: "%.\(digits)g", value)
  }
}
