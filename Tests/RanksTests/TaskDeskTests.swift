import Foundation
import Ranks
import Synchronization
import Testing

@Suite struct TaskDeskTests {
  @Test(arguments: [1, 2, 7, 64, 10_000], [1, 2, 48])
  func `every task is given out once, in order`(count: Int, workers: Int) {
    let counter = TaskCounter(count, workers: workers)
    var given: [Range<Int>] = []
    while let last = Optional(counter.take()), !last.isEmpty { given.append(last) }
    #expect(given.flatMap(Array.init) == Array(0..<count))
    #expect(counter.takeOne() == nil)
    // Many at once only as long as many more are left for everybody.
    var left = count
    for range in given {
      #expect(range.count == 1 || 4 * workers * range.count <= left)
      left -= range.count
    }
  }

  @Test func `one at a time and several are of the same tasks`() {
    let counter = TaskCounter(100, workers: 2)
    #expect(counter.takeOne() == 0)
    #expect(counter.take() == 1..<13)
    #expect(counter.takeOne() == 13)
  }

  @Test func `a desk asks when its last task is begun, and once`() {
    let desk = TaskDesk()
    let asked = Atomic(0)
    func next() -> Int? { desk.next { asked.add(1, ordering: .relaxed) } }
    desk.give(3..<6)
    #expect(next() == 3 && next() == 4)
    #expect(asked.load(ordering: .relaxed) == 0)
    #expect(next() == 5)
    #expect(asked.load(ordering: .relaxed) == 1)
    desk.give(6..<7)
    #expect(next() == 6)
    #expect(asked.load(ordering: .relaxed) == 2)
    desk.give(7..<7)
    #expect(next() == nil && next() == nil)
    #expect(asked.load(ordering: .relaxed) == 2)
  }

  @Test(.timeLimit(.minutes(1)))
  func `threads wait at an empty desk for tasks, and for the word that none are left`() {
    let desk = TaskDesk()
    let found = SharedWork.tasks(4, threads: 4) { place -> Int? in
      // What one of them asks for, any of them may get.
      // A thread of its own: those of tasks may all be held by tests that wait.
      desk.next { Thread.detachNewThread { desk.give(7..<8) } }
    }
    #expect(found == [7, 7, 7, 7])
    let empty = TaskDesk()
    let none = SharedWork.tasks(4, threads: 4) { place -> Int? in
      empty.next { Thread.detachNewThread { empty.give(0..<0) } }
    }
    #expect(none == [nil, nil, nil, nil])
  }
}
