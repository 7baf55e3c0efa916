import Dispatch
import Foundation
import Synchronization

/// How letters travel between ranks: those from one to another arrive in the order in which they were sent.
package protocol RankMail: Sendable {
  /// Begins to send a letter.
  func send(_ letter: [UInt8], to rank: Int)
  /// Whether letters are still under way.
  var isSending: Bool { get }
  /// The next letter that is there, and who sent it.
  func receive() -> (rank: Int, letter: [UInt8])?
}

/// Letters between ranks that work each on its own: any thread writes them, the thread that started MPI carries them.
///
/// That thread does nothing else meanwhile: a letter never waits for work.
package final class RankPost: Sendable {
  /// What a letter is about.
  package enum Subject: UInt8, Sendable {
    /// All should stop, and whether because time is up (1) or for another reason (0); the leader passes it on.
    case stop
    /// A piece for the log of checkpoints.
    case checkpoint
    /// How far a task is.
    case note
    /// A task is done that has not to be done again.
    case task
    /// A rank wants tasks.
    case ask
    /// What it gets.
    case tasks
    /// What came of a task.
    case result
    /// A task cannot be done: those behind it need not be; the leader passes it on.
    case failure
    /// A rank has no more tasks: the last letter of its work.
    case end
    /// What becomes of all: the last letter of the leader.
    case verdict
  }

  /// The processes.
  package let ranks: RankGroup
  private let mail: any RankMail
  private let outbox = Mutex<[(rank: Int, letter: [UInt8])]>([])
  private let stopped = Atomic(false)
  private let isTimeUp = Atomic(false)
  private let news = NSCondition()
  private let isRead: @Sendable (RankPost, Int, Subject, ArraySlice<UInt8>) -> Void

  /// Pauses between looks for letters, in seconds: after a letter, and the longest ones at the leader and elsewhere.
  ///
  /// A look takes MPI tens of microseconds. Whoever waits for a task has asked for it while it did the one before.
  private static let pauses = (first: 0.0005, leader: 0.004, other: 0.016)

  /// Opens a post office.
  /// - Parameter read: called for every letter, on the thread that carries them.
  package init(
    _ ranks: RankGroup, mail: (any RankMail)? = nil,
    read: @escaping @Sendable (RankPost, Int, Subject, ArraySlice<UInt8>) -> Void
  ) {
    self.ranks = ranks
    self.mail = mail ?? ranks.mail()
    isRead = read
  }

  /// Whether all should stop.
  package var isStopped: Bool { stopped.load(ordering: .acquiring) }

  /// Whether they should because the time of one of them is up.
  package var isStoppedInTime: Bool { isStopped && isTimeUp.load(ordering: .relaxed) }

  /// Writes a letter.
  package func write(_ subject: Subject, _ bytes: [UInt8], to rank: Int = 0) {
    outbox.withLock { $0.append((rank, [subject.rawValue] + bytes)) }
    wake()
  }

  /// Writes the same letter to all others.
  package func writeAll(_ subject: Subject, _ bytes: [UInt8]) {
    for rank in 0..<ranks.size where rank != ranks.rank { write(subject, bytes, to: rank) }
  }

  /// Asks all to stop, once.
  /// - Parameter isTime: whether because time is up.
  package func stopAll(inTime isTime: Bool) {
    guard stop(inTime: isTime) else { return }
    let reason: [UInt8] = [isTime ? 1 : 0]
    ranks.isLeader ? writeAll(.stop, reason) : write(.stop, reason)
  }

  /// - Returns: Whether nobody had asked before.
  private func stop(inTime isTime: Bool) -> Bool {
    // The first reason counts.
    if isTime, !isStopped { isTimeUp.store(true, ordering: .relaxed) }
    return !stopped.exchange(true, ordering: .acquiringAndReleasing)
  }

  /// Ends a pause between looks for letters.
  package func wake() {
    news.lock()
    news.broadcast()
    news.unlock()
  }

  /// Carries letters while another thread works, and on until that is no longer needed.
  /// - Parameters:
  ///   - work: done on another thread.
  ///   - isNeeded: asked again and again, with whether the work goes on; sees as well to what else has to be looked at.
  package func carry(during work: @Sendable () -> Void, while isNeeded: (Bool) -> Bool) {
    withoutActuallyEscaping(work) { work in
      let errand = Errand(work)
      DispatchQueue.global().async { [self] in
        errand.perform()
        errand.end()
        wake()
      }
      carry {
        let isWorking = errand.isUnderWay
        return isNeeded(isWorking) || isWorking
      }
    }
  }

  /// Carries all letters that were written, until they have arrived.
  package func close() { carry { false } }

  private func carry(while isNeeded: () -> Bool) {
    var pause = Self.pauses.first
    while true {
      let isBusy = carry()
      guard isNeeded() else { break }
      let longest = ranks.isLeader ? Self.pauses.leader : Self.pauses.other
      pause = isBusy ? Self.pauses.first : min(2 * pause, longest)
      news.lock()
      // Nothing that was written is left lying.
      if outbox.withLock({ $0.isEmpty }) { _ = news.wait(until: Date(timeIntervalSinceNow: pause)) }
      news.unlock()
    }
    while carry() || mail.isSending { usleep(100) }
  }

  /// Carries what there is.
  /// - Returns: Whether there was anything.
  private func carry() -> Bool {
    let written = outbox.withLock { letters -> [(rank: Int, letter: [UInt8])] in
      let all = letters
      letters = []
      return all
    }
    for item in written { mail.send(item.letter, to: item.rank) }
    var isBusy = !written.isEmpty
    while let (rank, letter) = mail.receive() {
      isBusy = true
      guard let subject = letter.first.flatMap({ Subject(rawValue: $0) }) else { continue }
      if subject == .stop {
        let isTime = letter.last == 1
        if ranks.isLeader { stopAll(inTime: isTime) } else { _ = stop(inTime: isTime) }
      }
      isRead(self, rank, subject, letter.dropFirst())
    }
    // Frees what has arrived.
    return mail.isSending || isBusy
  }
}

/// Work that another thread does meanwhile.
private final class Errand: Sendable {
  private let work: Mutex<(@Sendable () -> Void)?>
  private let underWay = Atomic(true)

  init(_ work: @escaping @Sendable () -> Void) { self.work = Mutex(work) }

  var isUnderWay: Bool { underWay.load(ordering: .acquiring) }

  /// Works; nothing of the closure is held when this returns.
  @inline(never)
  func perform() {
    let work = work.withLock { work -> (@Sendable () -> Void)? in
      defer { work = nil }
      return work
    }
    work?()
  }

  func end() { underWay.store(false, ordering: .releasing) }
}
