/// Says why a table describes no potential.
public enum TableError: Error, Equatable, CustomStringConvertible {
  /// The columns differ in length.
  case tableLengths(momenta: Int, values: Int)
  /// There are fewer than two rows.
  case tableTooShort(Int)
  /// The first momentum is negative.
  case negativeMomentum
  /// A number in the given row, counted from 1, is not finite.
  case notFinite(row: Int)
  /// The momentum in the given row, counted from 1, does not exceed the one before it.
  case notIncreasing(row: Int)

  /// The message: problem (why) suggestion.
  public var description: String {
    switch self {
    case .tableLengths(let momenta, let values):
      "The table has \(momenta) momenta and \(values) values (each momentum needs one value). "
        + "Give two columns of equal length."
    case .tableTooShort(let rows):
      "The table has \(rows) row(s) (interpolation needs two). Add more points."
    case .negativeMomentum:
      "The table starts at a negative momentum (V(q) is even, so only q >= 0 is read). "
        + "Leave out the negative half."
    case .notFinite(let row):
      "Row \(row) of the table is not finite (the potential must be finite everywhere). "
        + "Replace or remove it."
    case .notIncreasing(let row):
      "The momentum in row \(row) of the table does not exceed the one before it (the rows must be "
        + "in increasing order). Sort the table and remove repeated rows."
    }
  }
}
