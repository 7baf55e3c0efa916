/// A fit that cannot be done as asked.
public enum FitError: Error, Sendable, Equatable, CustomStringConvertible {
  /// What is wrong with a free key, why, and what to do.
  case free(String, problem: String, because: String, suggestion: String)
  /// More parameters than data.
  case tooFewData(rows: Int, parameters: Int)
  /// The sweep of the input varies what the data do not hold.
  case sweptBeside(keys: [String])
  /// The engine does not answer what the input asks.
  case engine(String, because: String)
  /// There is no drag resistivity at the start.
  case noStart(line: Int, because: String)

  /// Problem, reason, suggestion.
  public var description: String {
    switch self {
    case .free(let key, let problem, let because, let suggestion):
      "--free \(key): \(problem) (\(because)); \(suggestion)"
    case .tooFewData(let rows, let parameters):
      "\(rows) measurements do not determine \(parameters) parameters (there have to be more); "
        + "free fewer keys"
    case .sweptBeside(let keys):
      "the input sweeps \(keys.joined(separator: ", ")), which the data do not hold (a fit takes its points "
        + "from the columns of the data); give a column of that name, or take it out of the sweep"
    case .engine(let engine, let because): "--engine \(engine) does not do this (\(because))"
    case .noStart(let line, let because):
      "there is no drag resistivity to compare with line \(line) of the data (\(because)); "
        + "start from other values"
    }
  }
}
