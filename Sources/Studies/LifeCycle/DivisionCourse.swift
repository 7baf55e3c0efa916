import Checkpoints
import Ranks
import ResultFiles
import Synchronization

/// How far tasks are that ranks divide among themselves, as one rank knows it, and the letters that tell it.
final class DivisionCourse: Sendable {
  /// How all of it ends.
  enum Verdict {
    /// What came of the tasks, where that is known.
    case done([Int: [UInt8]])
    case failed(TaskFailure)
    case interrupted
  }

  private struct State {
    var found: [Int: [UInt8]] = [:]
    /// Of all that failed, the first in the order of tasks.
    var failure: TaskFailure?
    /// The ranks beside this one that have no more tasks, at the leader.
    var ended = 0
    var hasEnded = false
    var verdict: Verdict?
  }

  private let count: Int
  private let ranks: RankGroup
  private let counter: TaskCounter
  private let desk = TaskDesk()
  private let state = Mutex(State())
  /// Tasks behind this one are left where they are.
  private let limit = Atomic(Int.max)

  /// Begins with no task done.
  init(_ count: Int, of ranks: RankGroup, threads: Int) {
    self.count = count
    self.ranks = ranks
    counter = TaskCounter(count, workers: ranks.size * threads)
  }

  /// The next task for this rank; nil if none is left.
  func next(_ post: RankPost) -> Int? {
    ranks.isLeader ? counter.takeOne() : desk.next { post.write(.ask, []) }
  }

  /// Whether a task before this one has failed.
  func isLeft(_ task: Int) -> Bool { limit.load(ordering: .relaxed) < task }

  /// Notes what came of a task.
  func note(_ task: Int, _ bytes: [UInt8], _ post: RankPost) {
    if ranks.isLeader {
      state.withLock { $0.found[task] = bytes }
    } else {
      post.write(.result, Self.packed([task: bytes]))
    }
  }

  /// Notes that a task cannot be done; the leader tells all.
  func note(_ failure: TaskFailure, _ post: RankPost) {
    keep(failure)
    ranks.isLeader ? post.writeAll(.failure, failure.packed) : post.write(.failure, failure.packed)
  }

  private func keep(_ failure: TaskFailure) {
    limit.min(failure.task, ordering: .relaxed)
    state.withLock { state in
      // The error itself says more than its words, which come back to the rank that has met it.
      if failure.task < state.failure?.task ?? .max { state.failure = failure }
    }
  }

  /// Whether letters have to be carried; a rank whose work is done says so.
  func isOpen(_ isWorking: Bool, _ post: RankPost) -> Bool {
    if ranks.isLeader { return isWorking || state.withLock { $0.ended < ranks.size - 1 } }
    let (isEnd, isOpen) = state.withLock { state in
      defer { state.hasEnded = state.hasEnded || !isWorking }
      return (!isWorking && !state.hasEnded, state.verdict == nil)
    }
    if isEnd { post.write(.end, []) }
    return isOpen
  }

  /// How it ends: the leader decides and tells the others.
  /// - Parameter isTold: whether they need to know what came of the tasks.
  func verdict(isTold: Bool, _ post: RankPost) -> Verdict {
    state.withLock { state in
      if !ranks.isLeader { return state.verdict ?? .interrupted }
      if let failure = state.failure {
        post.writeAll(.verdict, [1])
        return .failed(failure)
      }
      guard state.found.count == count else {
        post.writeAll(.verdict, [2])
        return .interrupted
      }
      post.writeAll(.verdict, [0] + (isTold ? Self.packed(state.found) : []))
      return .done(state.found)
    }
  }

  /// Reads a letter.
  func read(
    _ subject: RankPost.Subject, _ bytes: ArraySlice<UInt8>, from rank: Int, _ post: RankPost,
    _ keeper: CheckpointKeeper
  ) {
    switch subject {
    case .ask:
      let tasks = counter.take()
      post.write(.tasks, Self.packed(tasks), to: rank)
    case .tasks: desk.give(Self.range(bytes))
    case .result: state.withLock { $0.found.merge(Self.results(bytes)) { $1 } }
    case .failure:
      guard let failure = TaskFailure(bytes) else { return }
      keep(failure)
      if ranks.isLeader { post.writeAll(.failure, failure.packed) }
    case .end: state.withLock { $0.ended += 1 }
    case .verdict: decide(bytes)
    case .stop: break
    case .checkpoint, .note, .task:
      do {
        try keeper.read(subject, bytes, isLast: post.isStopped)
      } catch {
        // Behind all tasks: what fails at one of them counts more.
        note(TaskFailure(count, error), post)
      }
    }
  }

  private func decide(_ bytes: ArraySlice<UInt8>) {
    state.withLock { state in
      switch (bytes.first, state.failure) {
      case (0, _): state.verdict = .done(Self.results(bytes.dropFirst()))
      case (1, let failure?): state.verdict = .failed(failure)
      default: state.verdict = .interrupted
      }
    }
  }

  private static func packed(_ tasks: Range<Int>) -> [UInt8] {
    var writer = PackedWriter()
    writer.add(tasks.lowerBound)
    writer.add(tasks.count)
    return writer.bytes
  }

  private static func range(_ bytes: ArraySlice<UInt8>) -> Range<Int> {
    var reader = PackedReader(bytes)
    guard let first = try? reader.number(), let count = try? reader.number() else { return 0..<0 }
    return Int(first)..<Int(first + count)
  }

  private static func packed(_ results: [Int: [UInt8]]) -> [UInt8] {
    var writer = PackedWriter()
    for (task, bytes) in results.sorted(by: { $0.key < $1.key }) {
      writer.add(task)
      writer.add(bytes)
    }
    return writer.bytes
  }

  private static func results(_ bytes: ArraySlice<UInt8>) -> [Int: [UInt8]] {
    var (reader, results) = (PackedReader(bytes), [Int: [UInt8]]())
    while !reader.isAtEnd, let task = try? reader.number(), let bytes = try? reader.content() {
      results[Int(task)] = Array(bytes)
    }
    return results
  }
}
