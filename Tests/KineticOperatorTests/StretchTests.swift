import Collisions
import Foundation
import KineticOperator
import RandomStreams
import Ranks
import Synchronization
import TestFiles
import Testing
import WirePhysics

/// Long runs, whose rounds are summed in stretches.
@Suite(.timeLimit(.minutes(2))) struct StretchTests {
  private static let doubleWire = DoubleWire.gaussian(mismatch: 0.5)

  /// A sampler that once, while it draws the first stretch, is held up.
  private struct Delayed: CollisionSampler {
    let sampler: PairSampler
    let rounds: Range<UInt64>
    let delays = Counter()

    var process: CollisionProcess { sampler.process }
    var numbersPerSample: Int { sampler.numbersPerSample }

    func sample(_ count: Int, from stream: inout RandomStream, into batch: inout CollisionBatch) {
      let round = stream.position / UInt64(count * numbersPerSample)
      if rounds.contains(round), delays.next() == 100 { usleep(300_000) }
      sampler.sample(count, from: &stream, into: &batch)
    }
  }

  private final class Counter: Sendable {
    private let count = Atomic(0)
    func next() -> Int { count.add(1, ordering: .relaxed).newValue }
  }

  private static func assembler(threads: Int, isDelayed: Bool = false) throws -> OperatorAssembler {
    let basis = try SplineBasis.odd(doubleWire, intervals: 6)
    let pair = PairSampler(doubleWire, limit: basis.grid.reach)
    let first = RoundStretches.first
    let delayed = Delayed(
      sampler: pair, rounds: UInt64(first)..<UInt64(first + RoundStretches.length))
    return OperatorAssembler(
      basis: basis,
      samplers: [
        isDelayed ? delayed : pair,
        TripleSampler(wires: [.one, .one, .two], of: doubleWire, limit: basis.grid.reach),
      ], streams: BlockStreams(seed: 31, points: .sobol, blockSize: 4), threads: threads)
  }

  private static func run(_ assembler: OperatorAssembler, to rounds: Int) -> AssemblerState {
    while assembler.rounds < rounds { assembler.run(to: rounds) }
    return assembler.state
  }

  @Test func `a long run has the same bits with one thread and with 96 or 128`() throws {
    let one = Self.run(try Self.assembler(threads: 1), to: 64)
    for threads in [2, 96, 128] {
      #expect(Self.run(try Self.assembler(threads: threads), to: 64) == one, "\(threads)")
    }
    // With the last stretch cut short, and gone on with by others.
    let odd = Self.run(try Self.assembler(threads: 96), to: 51)
    #expect(Self.run(try Self.assembler(threads: 1), to: 51) == odd)
    let (first, second) = (
      try Self.assembler(threads: 128), try Self.assembler(threads: 3)
    )
    try second.restore(Self.run(first, to: 48))
    #expect(Self.run(second, to: 64) == one)
  }

  /// Where sums were added in the order in which they arrive this fails.
  @Test(
    .enabled(if: ProcessInfo.processInfo.activeProcessorCount > 1, "one processor is one thread"))
  func `a stretch that is late is added in its place`() throws {
    let one = Self.run(try Self.assembler(threads: 1), to: 64)
    #expect(Self.run(try Self.assembler(threads: 128, isDelayed: true), to: 64) == one)
  }

  @Test func `sums of a long run are those of its rounds but for round-off`() throws {
    let (long, plain) = (try Self.assembler(threads: 2), try Self.assembler(threads: 2))
    let sums = Self.run(long, to: 48)
    // One round at a time, each a stretch of its own from the thirty-third on.
    for _ in 0..<48 { plain.runRound() }
    #expect(plain.state != sums)
    for (process, same) in zip(sums.processes, plain.state.processes) {
      for (batch, other) in zip(process.batches, same.batches) {
        #expect(batch.samples == other.samples)
        for (a, b) in [(batch.positive, other.positive), (batch.negative, other.negative)] {
          let scale = a.map(abs).max() ?? 0
          #expect(zip(a, b).allSatisfy { abs($0 - $1) <= 1e-14 * scale })
        }
      }
    }
  }

  @Test(arguments: [65, 96, 128, 1000])
  func `more than 64 workers have work`(workers: Int) {
    let count = RoundStretches.count(forWorkers: workers)
    let stretches = RoundStretches.next(count, from: 1024, to: 1536)
    #expect(stretches.count * OperatorAssembler.batchCount >= min(4 * workers, 128 * 64))
    // Whatever the number of workers is, stretches begin and end at the same rounds.
    #expect(stretches.allSatisfy { $0.lowerBound % 4 == 0 && $0.count == 4 })
    let ranks = RankGroup(rank: workers - 1, size: workers)
    let pieces = PolishingPieces(blocks: 1024, together: 4, threads: 1, ranks: ranks)
    #expect(pieces.runs.count >= 4 && pieces.runs.allSatisfy { !$0.isEmpty })
  }

  @Test(arguments: [1, 3, 64, 70, 1500], [1, 3, 100])
  func `pieces of polishing are done once by any number of ranks`(ranks: Int, threads: Int) {
    for blocks in [1, 4, 7, 64, 200] {
      let runs = (0..<ranks).flatMap { rank in
        PolishingPieces(
          blocks: blocks, together: 4, threads: threads, ranks: RankGroup(rank: rank, size: ranks)
        ).runs
      }
      #expect(runs.flatMap { Array($0) } == Array(0..<(blocks + 3) / 4 * 64))
    }
  }
}

/// Ranks played one after the other: what MPI itself adds is in scripts/check-mpi.sh.
@Suite struct StretchDealTests {
  @Test(arguments: [17, 65, 96, 128, 1000], [1, 3, 8])
  func `dealt stretches are added in their order, whatever the number of ranks`(
    ranks: Int, stretches: Int
  ) {
    let (numbers, batches) = (45, OperatorAssembler.batchCount)
    var random = SplitMix(state: 5)
    func some(_ count: Int) -> [Double] {
      (0..<count).map { _ in
        Double.random(in: -1...1, using: &random) * exp(Double.random(in: -9...9, using: &random))
      }
    }
    let before = (0..<batches).map { _ in some(numbers) }
    let pieces = (0..<stretches * batches).map { _ in some(numbers) }
    var expected = before
    for stretch in 0..<stretches {
      for batch in 0..<batches {
        for place in 0..<numbers {
          expected[batch][place] += pieces[stretch * batches + batch][place]
        }
      }
    }
    let deal = StretchDeal(ranks: ranks, stretches: stretches, numbers: numbers)
    let sent = (0..<ranks).map { rank in deal.letters(deal.pieces(of: rank).map { pieces[$0] }) }
    let counts = (0..<ranks).map { deal.counts(from: $0) }
    var starts = Array(repeating: 0, count: ranks)
    var all = Array(repeating: 0.0, count: batches * numbers)
    for rank in 0..<ranks {
      // What MPI does with the counts.
      var letters: [Double] = []
      #expect(deal.counts(to: rank) == counts.map { $0[rank] })
      for other in 0..<ranks {
        letters += sent[other][starts[other]..<starts[other] + counts[other][rank]]
        starts[other] += counts[other][rank]
      }
      var sums = deal.share(of: rank, in: before)
      deal.add(letters, to: &sums, of: rank)
      deal.put(sums, of: rank, into: &all)
    }
    #expect(all == expected.flatMap(\.self))
    if stretches == 8 { #expect((0..<min(ranks, 512)).allSatisfy { !deal.pieces(of: $0).isEmpty }) }
  }

  @Test func `few ranks keep whole batches, and so do those that divide them`() {
    #expect([1, 2, 3, 5, 16, 32, 64].allSatisfy { !StretchDeal.suits($0) })
    #expect([17, 48, 63, 65, 96, 128, 1000].allSatisfy { StretchDeal.suits($0) })
  }
}
