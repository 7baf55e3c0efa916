public import Collisions
import LinearAlgebra
import RandomStreams
public import Ranks

/// Samples collisions in fixed blocks and adds them up to the quadratic forms of all processes.
///
/// Samples come in rounds; in each, every batch of a process gets one block, whose random numbers
/// `BlockStreams` addresses. A batch is touched by one thread at a time and in the order of rounds, so the
/// forms are the same bits for any number of threads, and for any number of ranks that share the batches.
public final class OperatorAssembler {
  /// The number of independent batches; the standard error has 63 degrees of freedom.
  public static let batchCount = 64

  /// The splines.
  public let basis: SplineBasis
  /// One sampler per process.
  public let samplers: [any CollisionSampler]
  /// The random numbers.
  public let streams: BlockStreams
  /// The number of rounds done.
  public private(set) var rounds = 0

  private let threads: Int
  private let ranks: RankGroup
  /// Rounds of which the batches of other ranks are known here.
  private var exchangedRounds = 0
  private let accumulators: [[FormAccumulator]]

  /// Prepares empty forms.
  /// - Parameters:
  ///   - basis: the splines.
  ///   - samplers: one per process.
  ///   - streams: the random numbers.
  ///   - threads: how many threads work; the result does not depend on it.
  ///   - ranks: the processes that share the batches, all doing the same; the result does not depend on them.
  public init(
    basis: SplineBasis, samplers: [any CollisionSampler], streams: BlockStreams, threads: Int,
    ranks: RankGroup = .alone
  ) {
    precondition(threads > 0)
    self.basis = basis
    self.samplers = samplers
    self.streams = streams
    self.threads = threads
    self.ranks = ranks
    let tables = SplineTables(basis)
    accumulators = samplers.map { sampler in
      (0..<Self.batchCount).map { _ in
        FormAccumulator(tables: tables, process: sampler.process)
      }
    }
  }

  /// Samples of each process in one block.
  public var blockSize: Int { streams.blockSize }

  /// The number of samples of one process in one round.
  public var samplesPerRound: Int { blockSize * Self.batchCount }

  /// Draws one more round for every process.
  public func runRound() {
    let round = rounds
    nonisolated(unsafe) let me = self
    let own = (0..<Self.batchCount).filter(ranks.owns)
    SharedWork.forEach(own.count, threads: threads) { me.runBlock(round: round, batch: own[$0]) }
    rounds += 1
  }

  /// Lets all ranks know all batches.
  private func exchange() {
    guard ranks.size > 1, exchangedRounds < rounds else { return }
    exchangedRounds = rounds
    for batches in accumulators {
      var sums = batches.enumerated().flatMap { batch, accumulator in
        let sums = accumulator.sums
        let numbers = sums.positive + sums.negative
        return ranks.owns(batch: batch) ? numbers : numbers.map { _ in 0 }
      }
      ranks.sum(&sums)
      let size = sums.count / (2 * Self.batchCount)
      for (batch, accumulator) in batches.enumerated() where !ranks.owns(batch: batch) {
        let first = 2 * size * batch
        accumulator.sums = AssemblerState.Batch(
          samples: rounds * blockSize, positive: Array(sums[first..<first + size]),
          negative: Array(sums[first + size..<first + 2 * size]))
      }
    }
  }

  /// The forms of all processes as sampled so far; all ranks ask for them together.
  public func forms() -> [SampledForm] {
    exchange()
    return zip(samplers, accumulators).map { sampler, batches in
      nonisolated(unsafe) let sums = batches
      return SampledForm(
        process: sampler.process, samples: batches.reduce(0) { $0 + $1.samples },
        batches: SharedWork.map(batches.count, threads: threads) { batch in
          var form = sums[batch].form()
          let samples = Double(max(sums[batch].samples, 1))
          for i in form.elements.indices { form.elements[i] /= samples }
          return form
        })
    }
  }

  private func runBlock(round: Int, batch: Int) {
    for (sampler, batches) in zip(samplers, accumulators) {
      var rows = CollisionBatch(process: sampler.process, capacity: 4 * blockSize)
      var stream = streams.open(sampler, round: round, batch: batch)
      sampler.sample(blockSize, from: &stream, into: &rows)
      batches[batch].add(rows, samples: blockSize)
    }
  }

  /// All that has been gathered so far: from here another assembler of the same kind can go on.
  ///
  /// All ranks ask for it together.
  package var state: AssemblerState {
    exchange()
    return AssemblerState(
      rounds: rounds, blockSize: blockSize,
      processes: zip(samplers, accumulators).map { sampler, batches in
        AssemblerState.Process(name: sampler.process.name, batches: batches.map(\.sums))
      })
  }

  /// Takes over what another assembler had gathered; the forms go on to the same bits.
  /// - Throws: `AssemblerStateError` if that was an assembler of another kind.
  package func restore(_ state: AssemblerState) throws(AssemblerStateError) {
    try state.check(against: self)
    for (batches, process) in zip(accumulators, state.processes) {
      for (accumulator, sums) in zip(batches, process.batches) { accumulator.sums = sums }
    }
    rounds = state.rounds
    exchangedRounds = rounds
  }

  /// The numbers in the upper triangle of the form of one process.
  func triangleSize(of sampler: any CollisionSampler) -> Int {
    let components = sampler.process.touchedWires.count * basis.count
    return components * (components + 1) / 2
  }
}
