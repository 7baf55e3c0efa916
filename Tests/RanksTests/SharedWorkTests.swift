import Foundation
import Ranks
import Synchronization
import Testing

@Suite struct SharedWorkTests {
  @Test(arguments: [0, 1, 2, 63, 1000], [1, 2, 3, 100])
  func `every piece is done once`(count: Int, threads: Int) {
    let done = (0..<count).map { _ in Counter() }
    SharedWork.forEach(count, threads: threads) { done[$0].add() }
    #expect(done.allSatisfy { $0.value == 1 })
    #expect(SharedWork.map(count, threads: threads) { $0 * $0 } == (0..<count).map { $0 * $0 })
  }

  @Test(arguments: [1, 2, 8])
  func `the first error in order is thrown, whoever fails first`(threads: Int) {
    #expect(throws: Failure(piece: 7)) {
      try SharedWork.map(100, threads: threads) { piece in
        if piece % 10 == 7 { throw Failure(piece: piece) }
        return piece
      }
    }
  }

  @Test(
    .enabled(if: ProcessInfo.processInfo.activeProcessorCount > 1, "one processor is one thread"),
    .timeLimit(.minutes(1))
  )
  func `threads work at the same time`() {
    // Each piece waits for the other: one thread alone would never end.
    let arrived = Counter()
    SharedWork.forEach(2, threads: 2) { _ in
      arrived.add()
      // Asleep: a thread that spins looks busy, and the other one is not begun where the machine is.
      while arrived.value < 2 { usleep(1000) }
    }
    #expect(arrived.value == 2)
  }

  private struct Failure: Error, Equatable {
    let piece: Int
  }

  private final class Counter: Sendable {
    private let count = Atomic(0)
    var value: Int { count.load(ordering: .acquiring) }
    func add() { count.add(1, ordering: .acquiringAndReleasing) }
  }
}
