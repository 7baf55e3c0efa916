import Synchronization

/// Where the tasks of a run tell how far they are; it writes that down, but not more often than is of use.
package final class StandingBoard: Sendable {
  private struct State {
    var standing = Standing(
      study: "", total: 0, done: 0, doneHere: 0, active: [], seconds: 0)
    var lastWritten: ContinuousClock.Instant?
  }

  private let store: CheckpointStore?
  private let start = ContinuousClock.now
  private let state = Mutex(State())

  init(_ store: CheckpointStore?) { self.store = store }

  /// Begins a run.
  func begin(_ study: String, total: Int) {
    change(isUrgent: true) {
      $0.study = study
      $0.total = total
    }
  }

  /// Notes where a task is.
  package func note(_ name: String, words: String, relativeError: Double?, secondsLeft: Double?) {
    let task = Standing.Task(
      // One line, whatever is said.
      name: name, words: words.replacing("\n", with: " ").replacing("\t", with: " "),
      relativeError: relativeError ?? .nan,
      secondsLeft: secondsLeft ?? .nan)
    change {
      if let place = $0.active.firstIndex(where: { $0.name == name }) {
        $0.active[place] = task
      } else {
        $0.active.append(task)
      }
    }
  }

  /// Notes that a task is done.
  /// - Parameter isNew: whether it took work.
  package func end(_ name: String, isNew: Bool) {
    change {
      $0.active.removeAll { $0.name == name }
      $0.done += 1
      if isNew { $0.doneHere += 1 }
    }
  }

  /// Writes down what was noted last, when the run ends.
  package func close() { change(isUrgent: true) { _ in } }

  private func change(isUrgent: Bool = false, _ body: (inout Standing) -> Void) {
    guard let store else { return }
    state.withLock { state in
      body(&state.standing)
      let now = ContinuousClock.now
      if !isUrgent, let last = state.lastWritten, now - last < .seconds(1) { return }
      state.lastWritten = now
      state.standing.seconds = (now - start) / .seconds(1)
      // The run does not depend on it: what a full disk does to it, the checkpoints tell.
      try? store.save(state.standing)
    }
  }
}
