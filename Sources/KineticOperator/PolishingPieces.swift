package import Ranks

/// The pieces of a call of polishing: a few blocks of one batch each, whose sum has a place of its own.
///
/// The pieces of a batch follow each other; ranks have runs of them, which threads cut into shorter ones. Sums are added
/// in the order of pieces, those of 64 blocks to one number first: whoever has drawn them.
package struct PolishingPieces {
  /// Blocks of a batch whose sums are added up before they are added to the batch.
  package static let span = 64
  /// How many runs each thread has to take, so that it hardly matters who is the last.
  private static let runsPerThread = 4

  private let blocks: Int
  private let together: Int
  private let perBatch: Int
  /// The runs of pieces of this rank.
  package let runs: [Range<Int>]

  /// Cuts blocks into pieces.
  /// - Parameters:
  ///   - blocks: blocks of each batch.
  ///   - together: blocks of a piece; a divisor of 64.
  ///   - threads: how many threads of this rank work.
  ///   - ranks: the processes that divide the pieces.
  package init(blocks: Int, together: Int, threads: Int, ranks: RankGroup) {
    self.blocks = blocks
    self.together = together
    perBatch = (blocks + together - 1) / together
    let all = perBatch * OperatorAssembler.batchCount
    let own = all * ranks.rank / ranks.size..<all * (ranks.rank + 1) / ranks.size
    let parts = Self.runsPerThread * threads
    let length = max(1, min(perBatch, (own.count + parts - 1) / parts))
    runs = stride(from: own.lowerBound, to: own.upperBound, by: length).map {
      $0..<min($0 + length, own.upperBound)
    }
  }

  /// The number of pieces of all batches.
  package var count: Int { perBatch * OperatorAssembler.batchCount }

  /// The batch of a piece.
  func batch(of piece: Int) -> Int { piece / perBatch }

  /// The pieces of a batch.
  func pieces(of batch: Int) -> Range<Int> { batch * perBatch..<(batch + 1) * perBatch }

  /// The blocks of a piece, counted from the first one of the call.
  func blocks(of piece: Int) -> Range<Int> {
    let first = piece % perBatch * together
    return first..<min(first + together, blocks)
  }

  /// Adds the sums of all pieces to those of the batches.
  func add(_ found: [Double], to sums: inout [Double]) {
    for batch in sums.indices {
      let pieces = pieces(of: batch)
      for first in stride(from: pieces.lowerBound, to: pieces.upperBound, by: Self.span / together)
      {
        sums[batch] += found[first..<min(first + Self.span / together, pieces.upperBound)].reduce(
          0, +)
      }
    }
  }
}
