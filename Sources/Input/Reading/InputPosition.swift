/// A place in a text: line and column, counted from 1, columns in Unicode scalars.
public struct InputPosition: Sendable, Hashable, Comparable {
  /// The line.
  public let line: Int
  /// The column.
  public let column: Int

  /// Creates a position.
  public init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }

  /// Returns whether the first position stands before the second.
  public static func < (first: InputPosition, second: InputPosition) -> Bool {
    (first.line, first.column) < (second.line, second.column)
  }

  /// The beginning of a text.
  static let start = InputPosition(line: 1, column: 1)
}
