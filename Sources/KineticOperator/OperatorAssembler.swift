public import Collisions
import LinearAlgebra
import RandomStreams
public import Ranks

/// Samples collisions in fixed blocks and adds them up to the quadratic forms of all processes.
///
/// Samples come in rounds; in each, every batch of a process gets one block, whose random numbers
/// `BlockStreams` addresses. A long run draws stretches of rounds (`RoundStretches`), which are summed apart from each
/// other and added to their batch in their order. So the forms are the same bits for any number of threads, and for any
/// number of ranks that share batches and stretches.
public final class OperatorAssembler {
  /// The number of batches; the standard error has 63 degrees of freedom, with points on lattices 15.
  public static let batchCount = 64

  /// The splines.
  public let basis: SplineBasis
  /// One sampler per process.
  public let samplers: [any CollisionSampler]
  /// The random numbers.
  public let streams: BlockStreams
  /// The number of rounds done.
  public private(set) var rounds = 0

  let threads: Int
  let ranks: RankGroup
  /// Rounds of which the sums of other ranks are known here.
  private var exchangedRounds = 0
  /// The sums of each batch.
  let batches: [StretchSums]
  /// Room for sums of stretches.
  private let spare: SpareSums
  /// What this rank has added up of all batches, where stretches were dealt since the last exchange.
  private var dealt: [Double]?
  /// Threads of all ranks, once they have told each other.
  private var workers: Int?

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
    let processes = samplers.map(\.process)
    batches = SharedWork.map(Self.batchCount, threads: threads) { _ in
      StretchSums(tables, processes)
    }
    spare = SpareSums { StretchSums(tables, processes) }
  }

  /// The number of samples of all processes in one round.
  public var samplesPerRound: Int {
    samplers.reduce(0) { $0 + streams.blockSize(of: $1) } * Self.batchCount
  }

  /// The rounds, at least one, in which all processes together have so many samples.
  package func rounds(for samples: Int) -> Int {
    let perRound = max(1, samplesPerRound)
    return max(1, samples / perRound + (samples % perRound > 0 ? 1 : 0))
  }

  /// Draws one more round for every process.
  public func runRound() { run(to: rounds + 1) }

  /// Draws at least one more round for every process, and of a long run as many stretches as keep all workers busy.
  ///
  /// All ranks do so together.
  /// - Parameter limit: no more rounds than these, after which forms are wanted.
  package func run(to limit: Int) {
    let limit = max(limit, rounds + 1)
    guard rounds >= RoundStretches.first else {
      let round = rounds..<rounds + 1
      nonisolated(unsafe) let me = self
      let own = ownBatches
      SharedWork.forEach(own.count, threads: threads) {
        me.draw(round, batch: own[$0], into: me.batches[own[$0]])
      }
      rounds += 1
      return
    }
    let stretches = RoundStretches.next(
      RoundStretches.count(forWorkers: allWorkers), from: rounds, to: limit)
    if StretchDeal.suits(ranks.size) { deal(stretches) } else { share(stretches) }
    rounds = stretches.last?.upperBound ?? rounds
  }

  private var ownBatches: [Int] { (0..<Self.batchCount).filter(ranks.owns) }

  /// Ranks may have different numbers of threads, but have to draw the same stretches.
  private var allWorkers: Int {
    let all = workers ?? ranks.total(of: threads)
    workers = all
    return all
  }

  /// Draws stretches of the batches of this rank.
  private func share(_ stretches: [Range<Int>]) {
    let own = ownBatches
    let sums = own.map { OrderedSums(batches[$0]) }
    nonisolated(unsafe) let me = self
    // The first stretch of all batches, then the second one: what has to wait for another one is soon added.
    SharedWork.forEach(own.count * stretches.count, threads: threads) { piece in
      let (place, index) = piece.quotientAndRemainder(dividingBy: own.count)
      let stretch = me.spare.take()
      me.draw(stretches[place], batch: own[index], into: stretch)
      me.spare.give(sums[index].add(stretch, at: place))
    }
  }

  /// Draws this rank's pieces of stretches that are dealt to all ranks, and adds up its numbers of all pieces.
  private func deal(_ stretches: [Range<Int>]) {
    let deal = StretchDeal(
      ranks: ranks.size, stretches: stretches.count, numbers: batches[0].numberCount)
    var sums = dealt ?? deal.share(of: ranks.rank, in: knownBatches)
    let own = deal.pieces(of: ranks.rank)
    nonisolated(unsafe) let me = self
    let found = SharedWork.map(own.count, threads: threads) { index in
      let (place, batch) = own[index].quotientAndRemainder(dividingBy: Self.batchCount)
      let stretch = me.spare.take()
      me.draw(stretches[place], batch: batch, into: stretch)
      defer { me.spare.give([stretch]) }
      return stretch.numbers
    }
    let letters = ranks.deal(
      deal.letters(found), counts: deal.counts(from: ranks.rank),
      receiving: deal.counts(to: ranks.rank))
    deal.add(letters, to: &sums, of: ranks.rank)
    dealt = sums
  }

  /// The numbers of all batches, wherever they were added up.
  private var knownBatches: [[Double]] {
    exchange()
    return batches.map(\.numbers)
  }

  /// Lets all ranks know all batches.
  private func exchange() {
    guard ranks.size > 1, exchangedRounds < rounds else { return }
    exchangedRounds = rounds
    let size = batches[0].numberCount
    // All but one rank put zeros, which change no bit of a sum.
    var all = [Double](repeating: 0, count: size * Self.batchCount)
    if let dealt {
      StretchDeal(ranks: ranks.size, stretches: 0, numbers: size)
        .put(dealt, of: ranks.rank, into: &all)
    } else {
      for batch in ownBatches {
        all.replaceSubrange(batch * size..<(batch + 1) * size, with: batches[batch].numbers)
      }
    }
    ranks.sum(&all)
    for (batch, sums) in batches.enumerated() where dealt != nil || !ranks.owns(batch: batch) {
      sums.set(
        all[batch * size..<(batch + 1) * size],
        samples: samplers.map { rounds * streams.blockSize(of: $0) })
    }
    dealt = nil
  }

  /// The forms of all processes as sampled so far, one for each independent sequence; all ranks ask for them together.
  public func forms() -> [SampledForm] {
    exchange()
    let batches = batches
    let together = streams.batchesPerSequence
    return samplers.enumerated().map { place, sampler in
      SampledForm(
        process: sampler.process, samples: batches.reduce(0) { $0 + $1.forms[place].samples },
        batches: SharedWork.map(batches.count / together, threads: threads) { sequence in
          let members = batches[sequence * together..<(sequence + 1) * together]
            .map { $0.forms[place] }
          var form = members[0].form()
          for member in members.dropFirst() { form.add(member.form()) }
          form.divide(by: Double(max(members.reduce(0) { $0 + $1.samples }, 1)))
          return form
        })
    }
  }

  /// Adds the samples of some rounds of a batch to sums.
  private func draw(_ rounds: Range<Int>, batch: Int, into sums: StretchSums) {
    for (sampler, form) in zip(samplers, sums.forms) {
      let samples = streams.blockSize(of: sampler)
      for round in rounds {
        var rows = CollisionBatch(process: sampler.process, capacity: 4 * streams.blockSize)
        var stream = streams.open(sampler, round: round, batch: batch)
        sampler.sample(samples, from: &stream, into: &rows)
        form.add(rows, samples: samples)
      }
    }
  }

  /// All that has been gathered so far: from here another assembler of the same kind can go on.
  ///
  /// All ranks ask for it together.
  package var state: AssemblerState {
    exchange()
    return AssemblerState(
      rounds: rounds, blockSize: streams.blockSize,
      processes: samplers.enumerated().map { place, sampler in
        AssemblerState.Process(
          name: sampler.process.name, batches: batches.map { $0.forms[place].sums })
      })
  }

  /// Takes over what another assembler had gathered; the forms go on to the same bits.
  /// - Throws: `AssemblerStateError` if that was an assembler of another kind.
  package func restore(_ state: AssemblerState) throws(AssemblerStateError) {
    try state.check(against: self)
    for (place, process) in state.processes.enumerated() {
      for (batch, sums) in zip(batches, process.batches) { batch.forms[place].sums = sums }
    }
    rounds = state.rounds
    exchangedRounds = rounds
    dealt = nil
  }
}
