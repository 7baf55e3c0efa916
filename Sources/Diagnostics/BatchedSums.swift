import Collisions
import RandomStreams
import Ranks
import Statistics

/// Sums over the collisions of one process, drawn in independent batches, a few batches at a time.
struct BatchedSums: Sendable {
  /// The number of batches, from whose scatter errors follow.
  static let batchCount = 64
  /// Samples drawn at a time.
  private static let blockSize = 4096

  private let sampler: any CollisionSampler
  private let perBatch: Int
  private let random: (generator: Generator, seed: UInt64)
  private let size: Int
  private let body: @Sendable (CollisionBatch, inout [Double]) -> Void
  /// The sums of each batch that is done, divided by its number of samples.
  private(set) var batches: [[Double]] = []

  /// Prepares sums.
  ///
  /// Batches have addressed random numbers of their own: the result does not depend on the threads.
  /// - Parameters:
  ///   - sampler: makes the collisions.
  ///   - samples: how many samples, at least one per batch.
  ///   - random: the generator and the seed.
  ///   - size: the number of sums.
  ///   - body: adds the rows of some samples to the sums.
  init(
    of sampler: any CollisionSampler, samples: Int,
    random: (generator: Generator, seed: UInt64), size: Int,
    _ body: @escaping @Sendable (CollisionBatch, inout [Double]) -> Void
  ) {
    self.sampler = sampler
    perBatch = max(1, samples / Self.batchCount)
    self.random = random
    self.size = size
    self.body = body
  }

  /// Whether all batches are done.
  var isComplete: Bool { batches.count >= Self.batchCount }

  /// Takes over batches that were done before; nothing else has that many sums.
  mutating func restore(_ batches: [[Double]]) -> Bool {
    guard batches.count <= Self.batchCount, batches.allSatisfy({ $0.count == size }) else {
      return false
    }
    self.batches = batches
    return true
  }

  /// Draws one batch for each thread.
  mutating func advance(threads: Int) {
    let first = batches.count
    let count = min(max(1, threads), Self.batchCount - first)
    let sums = self
    batches += SharedWork.map(count, threads: threads) { sums.draw(batch: first + $0) }
  }

  private func draw(batch: Int) -> [Double] {
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

  /// A replica that no run uses: sweep points and ensemble members count up from zero.
  private static let replica = StreamAddress.replicaLimit - 1

  /// One of the sums with its error, once all batches are done.
  func estimate(_ index: Int, scale: Double = 1) throws -> Estimate {
    try BatchMeans(batches.map { scale * $0[index] }).estimate
  }
}
