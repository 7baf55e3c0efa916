/// How ranks divide stretches of all batches where they are more than the batches, or not a divisor of their number.
///
/// Piece p is stretch p / 64 of batch p % 64; rank r of n draws the pieces r, r + n, ... Sums are added element by element, so
/// each rank adds up a share of the numbers of all pieces, in the order of stretches, and gets those of the others
/// for that: what it has to send and to receive is what it has drawn, whatever the number of ranks.
package struct StretchDeal {
  private let ranks: Int
  private let stretches: Int
  private let numbers: Int

  /// Describes a deal.
  /// - Parameters:
  ///   - ranks: the number of ranks.
  ///   - stretches: the number of stretches of each batch.
  ///   - numbers: how many numbers the sums of a stretch of a batch are.
  package init(ranks: Int, stretches: Int, numbers: Int) {
    self.ranks = ranks
    self.stretches = stretches
    self.numbers = numbers
  }

  /// Whether a number of ranks is better dealt stretches than given whole batches.
  ///
  /// Few ranks have about the same number of batches each.
  package static func suits(_ ranks: Int) -> Bool {
    ranks > OperatorAssembler.batchCount / 4 && !OperatorAssembler.batchCount.isMultiple(of: ranks)
  }

  /// The pieces of a rank.
  package func pieces(of rank: Int) -> [Int] {
    Array(stride(from: rank, to: stretches * OperatorAssembler.batchCount, by: ranks))
  }

  /// The numbers that a rank adds up.
  private func share(of rank: Int) -> Range<Int> {
    numbers * rank / ranks..<numbers * (rank + 1) / ranks
  }

  /// The share of a rank in the sums of all batches.
  package func share(of rank: Int, in batches: [[Double]]) -> [Double] {
    batches.flatMap { $0[share(of: rank)] }
  }

  /// What a rank has drawn, in the order of those who add it up.
  /// - Parameter sums: those of its pieces.
  package func letters(_ sums: [[Double]]) -> [Double] {
    (0..<ranks).flatMap { rank in sums.flatMap { $0[share(of: rank)] } }
  }

  /// How many numbers of these go to each rank.
  package func counts(from rank: Int) -> [Int] {
    let own = pieces(of: rank).count
    return (0..<ranks).map { own * share(of: $0).count }
  }

  /// How many numbers a rank gets from each.
  package func counts(to rank: Int) -> [Int] {
    let size = share(of: rank).count
    return (0..<ranks).map { pieces(of: $0).count * size }
  }

  /// Adds what all have drawn to a share, stretch after stretch.
  /// - Parameters:
  ///   - letters: what came from the ranks, in their order.
  ///   - sums: the share of all batches.
  ///   - rank: whose share.
  package func add(_ letters: [Double], to sums: inout [Double], of rank: Int) {
    let size = share(of: rank).count
    let starts = counts(to: rank).reduce(into: [0]) { $0.append($0[$0.count - 1] + $1) }
    for piece in 0..<stretches * OperatorAssembler.batchCount {
      let batch = piece % OperatorAssembler.batchCount
      let start = starts[piece % ranks] + piece / ranks * size
      for place in 0..<size { sums[batch * size + place] += letters[start + place] }
    }
  }

  /// Puts the share of a rank to its place among the numbers of all batches, one batch after the other.
  package func put(_ sums: [Double], of rank: Int, into all: inout [Double]) {
    let share = share(of: rank)
    for batch in 0..<OperatorAssembler.batchCount {
      let first = batch * share.count
      all.replaceSubrange(
        batch * numbers + share.lowerBound..<batch * numbers + share.upperBound,
        with: sums[first..<first + share.count])
    }
  }
}
