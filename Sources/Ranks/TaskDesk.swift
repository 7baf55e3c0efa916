import Foundation
import Synchronization

/// The tasks that are left, at the leader.
package final class TaskCounter: Sendable {
  private let count: Int
  private let workers: Int
  private let next = Mutex(0)

  /// The most tasks that are given out at once.
  private static let most = 64

  /// Counts from zero.
  /// - Parameters:
  ///   - count: the number of tasks.
  ///   - workers: how many threads take tasks, on all ranks together.
  package init(_ count: Int, workers: Int) {
    self.count = count
    self.workers = max(1, workers)
  }

  /// The next tasks for a rank: many as long as there are many, one at the end; none when all are given out.
  package func take() -> Range<Int> {
    next.withLock { next in
      let left = count - next
      let some = min(left, max(1, min(Self.most, left / (4 * workers))))
      defer { next += some }
      return next..<next + some
    }
  }

  /// The next task alone.
  package func takeOne() -> Int? {
    next.withLock { next in
      guard next < count else { return nil }
      defer { next += 1 }
      return next
    }
  }
}

/// Where the threads of a rank get their tasks, which the rank asks for ahead of need: when the last one that it has is begun.
package final class TaskDesk: @unchecked Sendable {
  private let condition = NSCondition()
  private var given = 0..<0
  private var isAsking = false
  private var isOver = false

  /// Opens an empty desk.
  package init() {}

  /// Waits for the next task; nil if there are no more.
  /// - Parameter ask: sees to it that ``give(_:)`` is called.
  package func next(_ ask: () -> Void) -> Int? {
    condition.lock()
    defer { condition.unlock() }
    while given.isEmpty && !isOver {
      askOnce(ask)
      condition.wait()
    }
    guard let task = given.popFirst() else { return nil }
    if given.isEmpty { askOnce(ask) }
    return task
  }

  private func askOnce(_ ask: () -> Void) {
    guard !isAsking && !isOver else { return }
    isAsking = true
    ask()
  }

  /// Puts tasks on the desk; none if all are given out.
  package func give(_ tasks: Range<Int>) {
    condition.lock()
    isAsking = false
    isOver = isOver || tasks.isEmpty
    given = tasks
    condition.broadcast()
    condition.unlock()
  }
}
