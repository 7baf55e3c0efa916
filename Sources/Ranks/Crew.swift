import Foundation
import Synchronization

/// Threads that work together on pieces within pieces: points of a sweep, seeds of a point, batches of a seed.
///
/// Whoever is free takes the next piece of the outermost work that has any left; when the points run out, the threads
/// that have none help inside of those that are left. So threads are busy until the very end, whatever the pieces are
/// like, and there are never more of them than were asked for.
final class Crew: Sendable {
  /// Numbered pieces of which some are left, taken or done.
  final class Job: Sendable {
    let count: Int
    let depth: Int
    /// How many pieces may be under way at the same time.
    private let atOnce: Int
    private let body = Mutex<(@Sendable (Int) -> Void)?>(nil)
    private let state = Mutex((next: 0, active: 0))

    init(_ count: Int, depth: Int, atOnce: Int, _ body: @escaping @Sendable (Int) -> Void) {
      self.count = count
      self.depth = depth
      self.atOnce = atOnce
      self.body.withLock { $0 = body }
    }

    /// The next piece, for whoever does it; nil if there is none for now.
    func take() -> Int? {
      state.withLock { state in
        guard state.next < count, state.active < atOnce else { return nil }
        state.next += 1
        state.active += 1
        return state.next - 1
      }
    }

    var isOpen: Bool { state.withLock { $0.next < count && $0.active < atOnce } }
    var isDone: Bool { state.withLock { $0.next == count && $0.active == 0 } }

    /// Does a piece that was taken; nothing of its closure is held when this returns.
    @inline(never)
    func perform(_ index: Int) {
      if let body = body.withLock({ $0 }) { body(index) }
    }

    /// Notes that a piece is done.
    func end() { state.withLock { $0.active -= 1 } }

    /// Lets go of the closure.
    func close() { body.withLock { $0 = nil } }
  }

  /// Where a thread is: its crew, and how deep inside of pieces.
  private struct Place: Sendable {
    let crew: Crew
    let depth: Int
  }

  @TaskLocal private static var place: Place?

  private let condition = NSCondition()
  nonisolated(unsafe) private var jobs: [Job] = []

  /// The crew that this thread belongs to while it does a piece.
  static var current: Crew? { place?.crew }

  /// Does pieces with new threads; the threads help inside of pieces when none are left.
  static func start(
    _ count: Int, threads: Int, atOnce: Int, _ piece: @Sendable (Int) -> Void
  ) {
    let crew = Crew()
    withoutActuallyEscaping(piece) { piece in
      let job = Job(count, depth: 0, atOnce: atOnce, piece)
      crew.open(job)
      DispatchQueue.concurrentPerform(iterations: threads) { _ in crew.work(on: job) }
      crew.close(job)
    }
  }

  /// Does pieces within a piece, together with whoever has nothing else to do.
  func share(_ count: Int, atOnce: Int = .max, _ piece: @Sendable (Int) -> Void) {
    guard count > 1 else { return (0..<count).forEach(piece) }
    withoutActuallyEscaping(piece) { piece in
      let job = Job(count, depth: (Self.place?.depth ?? 0) + 1, atOnce: atOnce, piece)
      open(job)
      work(on: job)
      close(job)
    }
  }

  /// Works until a job is done: on it, and where it has no pieces left, on what lies deeper.
  ///
  /// Never on what lies beside it or above: a long piece there would hold up whoever waits for this one.
  private func work(on job: Job) {
    while true {
      condition.lock()
      var next: (job: Job, piece: Int)?
      while !job.isDone {
        next = piece(of: job)
        if next != nil { break }
        condition.wait()
      }
      condition.unlock()
      guard let next else { return }
      Self.$place.withValue(Place(crew: self, depth: next.job.depth)) {
        var piece: Int? = next.piece
        while let index = piece {
          next.job.perform(index)
          // The next piece of the same job needs no look around.
          piece = finish(next.job)
        }
      }
    }
  }

  /// Notes that a piece is done and takes the next one of the same job, if it has any.
  private func finish(_ job: Job) -> Int? {
    condition.lock()
    defer { condition.unlock() }
    job.end()
    if let piece = job.take() { return piece }
    // Somebody may wait for the last piece, or for room for another one.
    condition.broadcast()
    return nil
  }

  /// A piece of a job, or else of the outermost one below it.
  private func piece(of job: Job) -> (Job, Int)? {
    if let index = job.take() { return (job, index) }
    let deeper = jobs.filter { $0.depth > job.depth && $0.isOpen }.min { $0.depth < $1.depth }
    guard let deeper, let index = deeper.take() else { return nil }
    return (deeper, index)
  }

  private func open(_ job: Job) {
    condition.lock()
    jobs.append(job)
    condition.broadcast()
    condition.unlock()
  }

  private func close(_ job: Job) {
    condition.lock()
    jobs.removeAll { $0 === job }
    condition.unlock()
    job.close()
  }
}
