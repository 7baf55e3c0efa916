/// Derivatives of residuals that follow from those of a place nearby and from what the residuals were since.
///
/// Broyden's rule: of all matrices that explain the last difference, the one nearest to what is known so far.
struct Secants {
  /// A row for each parameter.
  private(set) var derivatives: [[Double]]
  /// Where a search stands.
  var base: (place: [Double], values: [Double])?

  init(_ derivatives: [[Double]]) { self.derivatives = derivatives }

  /// Takes in the residuals at another place.
  mutating func learn(from values: [Double], at place: [Double]) {
    guard let base else { return }
    let move = zip(place, base.place).map { $0 - $1 }
    let square = move.reduce(0) { $0 + $1 * $1 }
    guard square > 0 else { return }
    for row in values.indices {
      let foreseen = move.indices.reduce(0.0) { $0 + derivatives[$1][row] * move[$1] }
      let missed = (values[row] - base.values[row] - foreseen) / square
      for column in move.indices { derivatives[column][row] += missed * move[column] }
    }
  }
}
