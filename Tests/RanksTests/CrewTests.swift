import Foundation
import Ranks
import Synchronization
import Testing

/// Pieces within pieces.
@Suite struct CrewTests {
  private final class Counter: Sendable {
    private let count = Atomic(0)
    private let most = Atomic(0)
    var value: Int { count.load(ordering: .acquiring) }
    var largest: Int { most.load(ordering: .acquiring) }
    func add(_ change: Int = 1) {
      let new = count.add(change, ordering: .acquiringAndReleasing).newValue
      most.max(new, ordering: .acquiringAndReleasing)
    }
  }

  @Test(arguments: [0, 1, 2, 7, 40], [1, 2, 3, 16])
  func `every piece within a piece is done once, in its place`(count: Int, threads: Int) {
    let found = SharedWork.tasks(count, threads: threads) { point in
      SharedWork.tasks(3, threads: threads) { seed in
        SharedWork.map(20, threads: threads) { (point * 3 + seed) * 20 + $0 }
      }
    }
    let all = found.flatMap { $0.flatMap(\.self) }
    #expect(all == Array(0..<count * 60))
  }

  @Test(arguments: [1, 2, 3, 8])
  func `there are never more threads at work than were asked for`(threads: Int) {
    let (points, batches) = (Counter(), Counter())
    _ = SharedWork.tasks(6, threads: threads) { _ in
      points.add()
      SharedWork.forEach(8, threads: threads) { _ in
        batches.add()
        usleep(300)
        batches.add(-1)
      }
      points.add(-1)
    }
    #expect(batches.largest <= threads && batches.largest >= 1)
    #expect(points.value == 0 && batches.value == 0)
    // One that waits for its last batches may not begin another point.
    #expect(points.largest <= threads)
  }

  @Test func `no more pieces are under way than there is room for`() {
    let active = Counter()
    let found = SharedWork.tasks(12, threads: 4, atOnce: 2) { index in
      active.add()
      usleep(1000)
      active.add(-1)
      return index
    }
    #expect(found == Array(0..<12))
    #expect(active.largest <= 2)
  }

  @Test(
    .enabled(if: ProcessInfo.processInfo.activeProcessorCount > 1, "one processor is one thread"),
    .timeLimit(.minutes(1)))
  func `whoever has no point left helps inside of the last one`() {
    let arrived = Counter()
    _ = SharedWork.tasks(3, threads: 2) { point in
      guard point == 2 else { return }
      // Each batch waits for the other: the thread of this point alone would never end.
      SharedWork.forEach(2, threads: 2) { _ in
        arrived.add()
        while arrived.value < 2 { usleep(10) }
      }
    }
    #expect(arrived.value == 2)
  }

  @Test func `errors of pieces within pieces stay where they belong`() {
    struct Failure: Error, Equatable { let piece: Int }
    let found = SharedWork.tasks(4, threads: 3) { point in
      Result {
        try SharedWork.map(9, threads: 3) { piece in
          if point == 1, piece % 4 == 3 { throw Failure(piece: piece) }
          return piece
        }
      }
    }
    #expect(found.map { (try? $0.get().count) ?? -1 } == [9, -1, 9, 9])
    #expect(throws: Failure(piece: 3)) { try found[1].get() }
  }
}
