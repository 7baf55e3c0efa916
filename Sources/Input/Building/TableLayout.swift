/// What the columns of a text file mean.
struct TableLayout: Sendable, Hashable {
  /// Which values the first column may have.
  enum Axis: Sendable { case notNegative, any }

  /// The names of the columns; the first one increases.
  let columns: [String]
  /// Which values the first column may have.
  let axis: Axis
  /// What a line holds, in words.
  let rule: String
  /// What to do about a negative value in the first column.
  let negativeHint: String

  /// q and V(q).
  static let potential = TableLayout(
    columns: ["q", "V(q)"], axis: .notNegative,
    rule: "each line holds two numbers, q and V(q), with q >= 0 increasing",
    negativeHint: "leave out the negative half: V(q) is even")

  /// t, E1 and E2.
  static let fields = TableLayout(
    columns: ["t", "E1", "E2"], axis: .any,
    rule: "each line holds three numbers, t, E1 and E2, with t increasing", negativeHint: "")

  /// The number of columns, in words.
  var countInWords: String { columns.count == 2 ? "two" : "three" }
}
