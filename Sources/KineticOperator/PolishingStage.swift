public import Collisions
import Dispatch
import RandomStreams
import Statistics

/// Samples Q(g, g) for one given g: the stage that makes the last digits of S.
///
/// S = max over phi of [2 b(phi) - Q(phi, phi)]/4, so a g from a first cheap solve gives S with an error of
/// second order, and what is left to sample is one number per process instead of a matrix. Samples come
/// from blocks that the first solve did not use, in the batches of `OperatorAssembler`, as many blocks
/// per batch for a process as its share of the error deserves. Bits do not depend on threads.
public final class PolishingStage {
  /// One sampler per process.
  public let samplers: [any CollisionSampler]
  /// g_1 and g_2.
  public let distribution: DistributionTable
  private let streams: BlockStreams
  private let threads: Int
  /// Sums of weight (D g)^2: `sums[process][batch]`.
  private var sums: [[Double]]
  private var blocks: [Int]

  /// Prepares empty sums.
  /// - Parameters:
  ///   - distribution: g of both wires.
  ///   - samplers: one per process.
  ///   - streams: where random numbers come from.
  ///   - threads: how many threads work; the result does not depend on it.
  public init(
    distribution: DistributionTable, samplers: [any CollisionSampler], streams: BlockStreams,
    threads: Int
  ) {
    precondition(threads > 0)
    self.samplers = samplers
    self.distribution = distribution
    self.streams = streams
    self.threads = threads
    sums = samplers.map { _ in Array(repeating: 0, count: OperatorAssembler.batchCount) }
    blocks = samplers.map { _ in 0 }
  }

  /// The number of samples of each process so far.
  public var samples: [Int] {
    blocks.map { $0 * streams.blockSize * OperatorAssembler.batchCount }
  }

  /// Draws more blocks per batch for each process.
  /// - Parameter count: how many, one number per process.
  public func run(blocks count: [Int]) {
    precondition(count.count == samplers.count)
    let batches = OperatorAssembler.batchCount
    let target = UnsafeMutablePointer<Double>.allocate(capacity: batches * samplers.count)
    target.initialize(repeating: 0, count: batches * samplers.count)
    nonisolated(unsafe) let me = self
    nonisolated(unsafe) let results = target
    let workers = threads
    DispatchQueue.concurrentPerform(iterations: workers) { worker in
      for batch in stride(from: worker, to: batches, by: workers) {
        for process in me.samplers.indices {
          results[process * batches + batch] = me.sum(
            process, batch: batch, blocks: me.blocks[process]..<me.blocks[process] + count[process])
        }
      }
    }
    for process in samplers.indices {
      for batch in 0..<batches { sums[process][batch] += target[process * batches + batch] }
      blocks[process] += count[process]
    }
    target.deallocate()
  }

  private func sum(_ process: Int, batch: Int, blocks: Range<Int>) -> Double {
    let sampler = samplers[process]
    var rows = CollisionBatch(process: sampler.process, capacity: 8 * streams.blockSize)
    var total = 0.0
    for block in blocks {
      rows.removeAll()
      var stream = streams.open(sampler.process, round: block, batch: batch)
      sampler.sample(streams.blockSize, from: &stream, into: &rows)
      total += distribution.form(rows)
    }
    return total
  }

  /// Q(g, g) of a process, one unbiased value per batch.
  public func values(of process: Int) -> [Double] {
    let perBatch = Double(max(blocks[process], 1) * streams.blockSize)
    return sums[process].map { $0 / perBatch }
  }

  /// Blocks for each process that make the error smallest for their total cost.
  ///
  /// Neyman's allocation: in proportion to the standard deviation of a sample over the square root of its
  /// cost. Costs are fixed numbers, not measured times, so that the split is the same everywhere.
  /// - Parameter cost: the cost to spend, in blocks of the cheapest process.
  public func neymanBlocks(cost: Double) -> [Int] {
    let spread = samplers.indices.map { process in
      let deviation = (try? BatchMeans(values(of: process)).estimate.standardError) ?? 0
      return deviation * Double(blocks[process]).squareRoot()
    }
    let costs = samplers.map(\.process.relativeCost)
    let unit = zip(spread, costs).reduce(0) { $0 + $1.0 * $1.1.squareRoot() }
    guard unit > 0 else { return samplers.map { _ in 1 } }
    return zip(spread, costs).map { max(1, Int((cost * $0 / $1.squareRoot() / unit).rounded())) }
  }
}

extension CollisionProcess {
  /// About how long a sample takes, relative to a pair collision.
  fileprivate var relativeCost: Double {
    switch channel {
    case .pair, .softIntrawire, .softInterwire: 1
    case .tripleIntrawire: 5
    case .tripleMixed: 8
    }
  }
}
