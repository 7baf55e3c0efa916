/// A state that an assembler cannot go on from.
public enum AssemblerStateError: Error, Sendable, Equatable, CustomStringConvertible {
  /// The blocks had another size.
  case blockSize(stored: Int, needed: Int)
  /// The processes were others.
  case processes(stored: [String], needed: [String])
  /// The state holds what no assembler gathers.
  case impossible(String)

  /// Problem, reason, suggestion.
  public var description: String {
    switch self {
    case .blockSize(let stored, let needed):
      "the samples cannot be combined (they were drawn in blocks of \(stored), this run draws blocks "
        + "of \(needed): few samples make small blocks); start the run anew"
    case .processes(let stored, let needed):
      "the samples cannot be combined (they are of \(stored.joined(separator: ", ")), this run needs "
        + "\(needed.joined(separator: ", "))); start the run anew"
    case .impossible(let what):
      "the samples make no sense (there are \(what)); start the run anew"
    }
  }
}
