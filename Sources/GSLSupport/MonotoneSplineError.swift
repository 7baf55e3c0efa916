/// Why tabulated data cannot be interpolated.
public enum MonotoneSplineError: Error, Equatable, CustomStringConvertible {
  /// Fewer than three points.
  case tooFewPoints(Int)
  /// A value that is infinite or not a number, by its index.
  case notFinite(index: Int)
  /// An abscissa not larger than the one before it, by its index.
  case notAscending(index: Int)

  /// Problem, reason, and suggestion in one line.
  public var description: String {
    switch self {
    case .tooFewPoints(let count):
      "cannot interpolate a table of \(count) points (a smooth curve needs 3); add points"
    case .notFinite(let index):
      "cannot interpolate point \(index + 1) of the table (not a finite number); correct or "
        + "remove it"
    case .notAscending(let index):
      "cannot interpolate point \(index + 1) of the table (its abscissa is not larger than the "
        + "one before); sort the table and remove duplicates"
    }
  }
}
