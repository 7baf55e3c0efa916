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

  private let process: CollisionProcess
  private let points: (layout: SamplePoints, numbers: Int)
  private let perBatch: Int
  private let random: (generator: Generator, seed: UInt64)
  private let size: Int
  private let body: @Sendable (Int, inout RandomStream, inout [Double]) -> Void
  /// The sums of each batch that is done, divided by its number of samples.
  private(set) var batches: [[Double]] = []

  /// Prepares sums over rows of independent samples.
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
    self.init(
      process: sampler.process, perBatch: max(1, samples / Self.batchCount), random: random,
      points: (.independent, sampler.numbersPerSample), size: size
    ) { count, stream, sums in
      var rows = CollisionBatch(process: sampler.process, capacity: 9 * count)
      sampler.sample(count, from: &stream, into: &rows)
      body(rows, &sums)
    }
  }

  /// Prepares sums that are drawn without rows.
  /// - Parameters:
  ///   - process: the process whose random numbers these are.
  ///   - perBatch: samples of a batch.
  ///   - random: the generator and the seed.
  ///   - points: how the points of a batch lie, and in how many dimensions.
  ///   - size: the number of sums.
  ///   - body: draws some samples and adds them to the sums.
  init(
    process: CollisionProcess, perBatch: Int, random: (generator: Generator, seed: UInt64),
    points: (layout: SamplePoints, numbers: Int), size: Int,
    _ body: @escaping @Sendable (Int, inout RandomStream, inout [Double]) -> Void
  ) {
    self.process = process
    self.points = points
    self.perBatch = perBatch
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
    var stream = RandomStream(
      points.layout, dimensions: points.numbers, random.generator,
      at: StreamAddress(
        seed: random.seed, purpose: process.streamPurpose, wireSet: process.wireSet,
        replica: Self.replica, block: UInt32(batch)))
    var sums = Array(repeating: 0.0, count: size)
    var left = perBatch
    while left > 0 {
      let now = min(left, Self.blockSize)
      body(now, &stream, &sums)
      left -= now
    }
    return sums.map { $0 / Double(perBatch) }
  }

  /// A replica that no run uses: sweep points and ensemble members count up from zero.
  static let replica = StreamAddress.replicaLimit - 1

  /// One of the sums with its error, once all batches are done.
  func estimate(_ index: Int, scale: Double = 1) throws -> Estimate {
    try BatchMeans(batches.map { scale * $0[index] }).estimate
  }
}
