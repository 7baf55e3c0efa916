import Foundation

/// Text columns that line up, for people.
public struct TextTable: Sendable {
  private var rows: [[String]]

  /// A table with a heading.
  public init(_ heading: [String]) { rows = [heading] }

  /// Adds a row.
  public mutating func add(_ row: [String]) { rows.append(row) }

  /// The table, columns two spaces apart, the heading underlined.
  public var text: String {
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

  /// A number with a few significant digits.
  public static func short(_ value: Double, digits: Int = 4) -> String {
    String(format: "%.\(digits)g", value)
  }
}
