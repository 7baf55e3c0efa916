/// Everything that is wrong with an input file, in the order of the file.
public struct InputError: Error, Sendable, Equatable, CustomStringConvertible {
  /// The complaints, at least one.
  public let complaints: [InputComplaint]

  /// The complaints, one a line.
  public var description: String { complaints.map(\.description).joined(separator: "\n") }

  /// Creates an error; complaints are sorted by position and repeated ones dropped.
  init(_ complaints: [InputComplaint]) {
    precondition(!complaints.isEmpty, "an error needs a reason")
    var seen: Set<InputComplaint> = []
    let unique = complaints.filter { seen.insert($0).inserted }
    self.complaints = unique.enumerated().sorted { first, second in
      let order = (
        first.element.position ?? .start, second.element.position ?? .start
      )
      return order.0 == order.1 ? first.offset < second.offset : order.0 < order.1
    }.map(\.element)
  }
}

/// One thing that is wrong with an input file, and where.
public struct InputComplaint: Sendable, Hashable {
  /// The file, as the user named it.
  public let file: String
  /// The line and the column, counted from 1; none when the file could not be read at all.
  public let position: InputPosition?
  /// The path of the key, or none when the whole file is meant.
  public let key: String?
  /// What is wrong.
  public let problem: String
  /// Why, or what is allowed instead.
  public let reason: String
  /// What to do about it.
  public let suggestion: String
}

extension InputComplaint: CustomStringConvertible {
  /// The message: `file:line:column: key: problem; what is allowed; suggestion`.
  public var description: String {
    let place = position.map { "\(file):\($0.line):\($0.column)" } ?? file
    let subject = key.map { " \($0):" } ?? ""
    return "\(place):\(subject) \(problem); \(reason); \(suggestion)"
  }
}

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
