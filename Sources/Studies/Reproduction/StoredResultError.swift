/// A file that is no result that could be shown or repeated.
public enum StoredResultError: Error, Sendable, Equatable, CustomStringConvertible {
  /// The file is something else.
  case noResult(path: String)
  /// The file does not say which input it came from.
  case noInput(path: String)
  /// The file came from another command.
  case otherCommand(path: String, source: String)

  /// Problem, reason, suggestion.
  public var description: String {
    switch self {
    case .noResult(let path):
      "\(path) is not a result (it follows other conventions); give a result file of this program, as --output writes it"
    case .noInput(let path):
      "\(path) cannot be repeated (it does not hold its input); run the input file again"
    case .otherCommand(let path, let source):
      "\(path) cannot be repeated (it was made by \(source)); give a result file of this program, as --output writes it"
    }
  }
}
