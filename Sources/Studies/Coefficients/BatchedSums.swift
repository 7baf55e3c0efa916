import Collisions
import RandomStreams
import Ranks
import RunFiles
import Statistics

/// Sums over the collisions of one process, drawn in independent batches.
struct BatchedSums {
  /// The number of batches, from whose scatter errors follow.
  static let batchCount = 64
  /// Samples drawn at a time.
  private static let blockSize = 4096

  /// The sums of each batch, divided by its number of samples.
  let batches: [[Double]]

  /// Draws the collisions and adds them up.
  ///
  /// Batches have addressed random numbers of their own: the result does not depend on the threads.
  /// - Parameters:
  ///   - sampler: makes the collisions.
  ///   - samples: how many samples, at least one per batch.
  ///   - random: the generator and the seed.
  ///   - threads: how many threads.
  ///   - size: the number of sums.
  ///   - body: adds the rows of some samples to the sums.
  init(
    of sampler: any CollisionSampler, samples: Int, random: RandomSettings, threads: Int,
    size: Int, _ body: @Sendable (CollisionBatch, inout [Double]) -> Void
  ) {
    let perBatch = max(1, samples / Self.batchCount)
    batches = SharedWork.map(Self.batchCount, threads: threads) { batch in
      var rows = CollisionBatch(process: sampler.process, capacity: 9 * Self.blockSize)
      var stream = RandomStream(
        random.generator,
        at: StreamAddress(
          seed: random.seed, purpose: sampler.process.streamPurpose,
          wireSet: sampler.process.wireSet, replica: Self.replica, block: UInt32(batch)))
      var sums = Array(repeating: 0.0, count: size)
      var left = perBatch
      while left > 0 {
        let now = min(left, Self.blockSize)
        rows.removeAll()
        sampler.sample(now, from: &stream, into: &rows)
        body(rows, &sums)
        left -= now
      }
      return sums.map { $0 / Double(perBatch) }
    }
  }

  /// A replica that no run uses: sweep points and ensemble members count up from zero.
  private static let replica = StreamAddress.replicaLimit - 1

  /// One of the sums with its error.
  func estimate(_ index: Int, scale: Double = 1) throws -> Estimate {
    try BatchMeans(batches.map { scale * $0[index] }).estimate
  }
}
