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
