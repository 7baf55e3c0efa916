/// Everything that is wrong with an input file, in the order of the file.
public struct InputError: Error, Sendable, Equatable, CustomStringConvertible {
  /// The complaints, at least one.
  public let complaints: [InputComplaint]

  /// The complaints, one a line.
  public var description: String { complaints.map(\.description).joined(separator: "\n") }

  /// Creates an error; complaints are sorted by position and repeated ones dropped.
  package init(_ complaints: [InputComplaint]) {
    precondition(!complaints.isEmpty, "an error needs a reason")
    // The points of a sweep repeat a mistake, if with other bounds: once is enough.
    var seen: Set<[String]> = []
    let unique = complaints.filter { complaint in
      let position = complaint.position ?? .start
      return seen.insert([
        complaint.file, "\(position.line):\(position.column)", complaint.key ?? "",
        complaint.problem,
      ]).inserted
    }
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

  /// Puts a complaint together.
  package init(
    file: String, position: InputPosition?, key: String?, problem: String, reason: String,
    suggestion: String
  ) {
    self.file = file
    self.position = position
    self.key = key
    self.problem = problem
    self.reason = reason
    self.suggestion = suggestion
  }
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
