import Input
import Report

/// A point as a line of the table of its sweep, behind the swept values.
public struct SweepRow: Sendable, Equatable {
  /// The cells.
  let cells: [String]
  /// Whether it is shown even where there is no room for all.
  let standsOut: Bool
}

/// The table of a sweep: all points, or some that stand out and evenly many of the rest.
struct SweepTable {
  let input: InputFile
  /// The columns behind the swept values.
  let columns: [String]
  let rows: [SweepRow]

  /// Lines that a screen has room for.
  private static let room = 36

  var text: String {
    var table = TextTable(input.sweepHeading + columns)
    let outstanding = rows.indices.filter { rows[$0].standsOut }
    let places = Self.places(of: rows.count, atMost: Self.room, with: Array(outstanding.prefix(6)))
    for place in places {
      table.add(
        input.configurations[place].settings.map(\.value.description) + rows[place].cells)
    }
    return
      ([table.text]
      + Self.rest(places, of: rows.count, elsewhere: "--output or --json give all"))
      .joined(separator: "\n")
  }

  /// The points that a screen has room for: all, or some that stand out and evenly many of the rest.
  static func places(of count: Int, atMost room: Int, with outstanding: [Int] = []) -> [Int] {
    guard count > room else { return Array(0..<count) }
    let rest = room - outstanding.count
    let even = (0..<rest).map { $0 * (count - 1) / (rest - 1) }
    return Set(even + outstanding).sorted()
  }

  /// That there are more points than are shown; nothing where there are none.
  static func rest(_ shown: [Int], of total: Int, elsewhere: String) -> [String] {
    let count = total - shown.count
    return count > 0 ? ["  ... \(count) more points: \(elsewhere)"] : []
  }
}

extension InputFile {
  /// What the columns of swept keys are called: their names with the units of the input.
  var sweepHeading: [String] {
    sweep.map { axis in
      let unit = configurations[0].unit(of: axis.key)
      return unit.isEmpty ? axis.key.path : "\(axis.key.path) [\(unit)]"
    }
  }
}
