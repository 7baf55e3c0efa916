/// How the rounds of a run are cut into stretches that are summed apart from each other.
///
/// The first 32 rounds are summed one after the other. Of a longer run every four rounds are a stretch: in each batch its sums
/// begin at zero, in a place of their own, and are added to those of the batch in the order of stretches. So there is work for any
/// number of threads and ranks, of which the batches alone would keep 64 busy. Where stretches begin and end depends on the
/// number of rounds alone: so do the bits, and a run may be left at the end of each.
package enum RoundStretches {
  /// Rounds without stretches.
  package static let first = 32
  /// Rounds of a stretch: to add its sums takes less than a hundredth of the time that it takes to draw it.
  package static let length = 4
  /// How many pieces each worker has to take at a time, so that it hardly matters who is the last.
  private static let piecesPerWorker = 4

  /// The next stretches.
  ///
  /// - Parameters:
  ///   - count: as many at most.
  ///   - round: behind so many rounds, at least 32.
  ///   - limit: the last one is cut short where there are no more rounds than these.
  package static func next(_ count: Int, from round: Int, to limit: Int) -> [Range<Int>] {
    var (stretches, begin) = ([Range<Int>](), round)
    while begin < limit, stretches.count < count {
      let end = first + ((begin - first) / length + 1) * length
      stretches.append(begin..<min(end, limit))
      begin = end
    }
    return stretches
  }

  /// So many stretches of all batches that each worker has some pieces.
  package static func count(forWorkers workers: Int) -> Int {
    let batches = OperatorAssembler.batchCount
    return max(1, (piecesPerWorker * workers + batches - 1) / batches)
  }
}
