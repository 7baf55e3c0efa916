package import Collisions
import RandomStreams
package import Ranks
import Statistics

/// Samples Q(g, g) for one given g: the stage that makes the last digits of S.
///
/// S = max over phi of [2 b(phi) - Q(phi, phi)]/4, so a g from a first cheap solve gives S with an error of
/// second order, and what is left to sample is one number per process instead of a matrix. Samples come
/// from blocks that the first solve did not use, in the batches of `OperatorAssembler`. The number of
/// blocks of a process is a power of two, after which Sobol points are most even and lattices complete; it grows where that takes
/// most of the error away for its cost.
///
/// Four blocks of a batch are a piece, whose sum has a place of its own; threads and ranks divide the pieces of all batches, and
/// the sums are added in their order. So bits depend on none of them, and a call has work for more than a thousand.
package final class PolishingStage {
  /// One sampler per process.
  package let samplers: [any CollisionSampler]
  /// g_1 and g_2.
  package let distribution: DistributionTable
  /// The random numbers; the rounds of `OperatorAssembler` that they follow are left out.
  package let streams: BlockStreams
  private let threads: Int
  private let ranks: RankGroup
  /// Threads of all ranks, once they have told each other.
  private var workers: Int?
  /// What has been gathered: from here another stage of the same kind can go on.
  package private(set) var state: PolishingState

  /// Blocks per batch in the first look at a process.
  private static let firstBlocks = 4
  /// Blocks of a sequence that are drawn together: the smallest piece of work.
  private static let blocksTogether = 4
  /// Blocks per batch in one call of few workers.
  private static let mostBlocks = PolishingPieces.span

  /// Prepares empty sums.
  /// - Parameters:
  ///   - distribution: g of both wires.
  ///   - samplers: one per process.
  ///   - streams: where random numbers come from.
  ///   - threads: how many threads work; the result does not depend on it.
  ///   - ranks: the processes that share the batches, all doing the same; the result does not depend on them.
  package init(
    distribution: DistributionTable, samplers: [any CollisionSampler], streams: BlockStreams,
    threads: Int, ranks: RankGroup = .alone
  ) {
    precondition(threads > 0)
    self.samplers = samplers
    self.distribution = distribution
    self.streams = streams
    self.threads = threads
    self.ranks = ranks
    state = PolishingState(
      blocks: samplers.map { _ in 0 },
      sums: samplers.map { _ in Array(repeating: 0, count: OperatorAssembler.batchCount) })
  }

  /// Takes over what another stage had gathered; its values go on to the same bits.
  /// - Throws: `AssemblerStateError` if that was a stage of another kind.
  package func restore(_ state: PolishingState) throws(AssemblerStateError) {
    // One that had not drawn anything.
    if self.state.blocks.allSatisfy({ $0 == 0 }), state == self.state { return }
    guard state.blocks.count == samplers.count, state.sums.count == samplers.count,
      state.sums.allSatisfy({ $0.count == OperatorAssembler.batchCount })
    else { throw .impossible("sums of other processes") }
    guard state.blocks.allSatisfy({ (1...1 << 26).contains($0) }),
      state.sums.allSatisfy({ $0.allSatisfy(\.isFinite) })
    else { throw .impossible("sums over impossible numbers of blocks") }
    self.state = state
  }

  /// The number of samples of all processes so far.
  package var samples: Int {
    samplers.indices.reduce(0) { $0 + state.blocks[$1] * streams.blockSize(of: samplers[$1]) }
      * OperatorAssembler.batchCount
  }

  /// Whether every process has its full power of two of blocks: the time to look at the values.
  package var isEven: Bool { state.blocks.allSatisfy { $0.nonzeroBitCount == 1 } }

  /// Draws more samples: of every process the first time, then doubles those of one of them.
  ///
  /// A large number takes several calls, so that nothing is long out of reach.
  ///
  /// Neyman's allocation: the process whose variance over the cost of its samples is largest. Costs are fixed
  /// numbers, not measured times, so that the choice is the same everywhere.
  package func refine() throws {
    guard state.blocks.allSatisfy({ $0 > 0 }) else {
      for process in samplers.indices { add(Self.firstBlocks, to: process) }
      return
    }
    if let process = state.blocks.firstIndex(where: { $0.nonzeroBitCount > 1 }) {
      return addNext(to: process)
    }
    let gains = try samplers.indices.map { process in
      let error = try BatchMeans(values(of: process)).estimate.standardError
      let sampler = samplers[process]
      let samples = Double(state.blocks[process] * streams.blockSize(of: sampler))
      let cost = samples * sampler.process.relativeCost
      // Relative to the form, whose square may leave the range of numbers.
      return error / cost.squareRoot()
    }
    let neediest = gains.indices.max { gains[$0] < gains[$1] } ?? 0
    addNext(to: neediest)
  }

  /// Goes on towards the next power of two.
  private func addNext(to process: Int) {
    let done = state.blocks[process]
    let next = 1 << (Int.bitWidth - done.leadingZeroBitCount)
    // The more workers there are, the more they draw at a time: a call takes about as long, and has work for all.
    add(min(next - done, Self.mostBlocks * max(1, allWorkers / 64)), to: process)
  }

  /// Q(g, g) of a process, one unbiased value per independent sequence.
  package func values(of process: Int) -> [Double] {
    let perBatch = Double(
      max(state.blocks[process], 1) * streams.blockSize(of: samplers[process]))
    return streams.independentMeans(state.sums[process]).map { $0 / perBatch }
  }

  /// Ranks may have different numbers of threads, but have to draw the same samples.
  private var allWorkers: Int {
    let all = workers ?? ranks.total(of: threads)
    workers = all
    return all
  }

  private func add(_ count: Int, to process: Int) {
    let first = state.blocks[process]
    let pieces = PolishingPieces(
      blocks: count, together: streams.isContinuous(samplers[process]) ? Self.blocksTogether : 1,
      threads: threads, ranks: ranks)
    var found = Array(repeating: 0.0, count: pieces.count)
    found.withUnsafeMutableBufferPointer { buffer in
      nonisolated(unsafe) let results = buffer
      nonisolated(unsafe) let me = self
      SharedWork.forEach(pieces.runs.count, threads: threads) { place in
        me.fill(results, pieces, pieces.runs[place], process, from: first)
      }
    }
    ranks.sum(&found)
    var (blocks, sums) = (state.blocks, state.sums)
    pieces.add(found, to: &sums[process])
    blocks[process] += count
    state = PolishingState(blocks: blocks, sums: sums)
  }

  /// Draws pieces one after the other.
  private func fill(
    _ results: UnsafeMutableBufferPointer<Double>, _ pieces: PolishingPieces, _ run: Range<Int>,
    _ process: Int, from first: Int
  ) {
    let sampler = samplers[process]
    let isContinuous = streams.isContinuous(sampler)
    let blockSize = streams.blockSize(of: sampler)
    var rows = CollisionBatch(process: sampler.process, capacity: 8 * streams.blockSize)
    for batch in pieces.batch(of: run.lowerBound)...pieces.batch(of: run.upperBound - 1) {
      let own = run.clamped(to: pieces.pieces(of: batch))
      var stream = streams.open(
        sampler, round: first + pieces.blocks(of: own.lowerBound).lowerBound, batch: batch)
      for piece in own {
        let blocks = pieces.blocks(of: piece)
        // A sequence goes on by itself; a few blocks together are faster sorted by cell, more would not fit into fast memory.
        if !isContinuous && piece > own.lowerBound {
          stream = streams.open(sampler, round: first + blocks.lowerBound, batch: batch)
        }
        results[piece] = sampler.form(
          blocks.count * blockSize, of: distribution, from: &stream, using: &rows)
      }
    }
  }
}

/// What a polishing stage has gathered so far, exactly.
package struct PolishingState: Sendable, Equatable, Codable {
  /// Blocks per batch of each process.
  package let blocks: [Int]
  /// Sums of weight (D g)^2: `sums[process][batch]`.
  package let sums: [[Double]]

  /// Puts a state together; `PolishingStage.restore` checks it.
  package init(blocks: [Int], sums: [[Double]]) {
    self.blocks = blocks
    self.sums = sums
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
