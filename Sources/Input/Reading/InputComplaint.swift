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
