import Foundation
import Synchronization

/// Letters between ranks that work each on its own: any thread writes them, the thread that started MPI carries them.
///
/// Letters from one rank to another arrive in the order in which they were written.
public final class RankPost: Sendable {
  /// What a letter is about.
  public enum Subject: UInt8, Sendable {
    /// The receiver should stop.
    case stop
    /// A piece for the log of checkpoints.
    case checkpoint
    /// A task is done.
    case task
    /// What comes of a rank: the last letter of its work.
    case result
  }

  /// The processes.
  public let ranks: RankGroup
  private let outbox = Mutex<[(rank: Int, letter: [UInt8])]>([])
  private let stopped = Atomic(false)
  private let isRead: @Sendable (Int, Subject, ArraySlice<UInt8>) -> Void
  private let mail = RankMail()

  /// Opens a post office.
  /// - Parameter read: called for every letter, on the main thread.
  public init(
    _ ranks: RankGroup, read: @escaping @Sendable (Int, Subject, ArraySlice<UInt8>) -> Void
  ) {
    self.ranks = ranks
    isRead = read
  }

  /// Whether a rank has asked all others to stop.
  public var isStopped: Bool { stopped.load(ordering: .relaxed) }

  /// Writes a letter.
  public func write(_ subject: Subject, _ bytes: [UInt8], to rank: Int = 0) {
    outbox.withLock { $0.append((rank, [subject.rawValue] + bytes)) }
  }

  /// Asks all others to stop, once.
  public func stopAll() {
    guard !stopped.exchange(true, ordering: .relaxed) else { return }
    for rank in 0..<ranks.size where rank != ranks.rank { write(.stop, [], to: rank) }
  }

  /// Carries letters, if this is the thread that may.
  public func carry() {
    guard Thread.isMainThread else { return }
    let written = outbox.withLock { letters -> [(rank: Int, letter: [UInt8])] in
      let all = letters
      letters = []
      return all
    }
    for item in written { mail.send(item.letter, to: item.rank) }
    while let (rank, letter) = mail.receive() {
      guard let subject = letter.first.flatMap({ Subject(rawValue: $0) }) else { continue }
      if subject == .stop { stopped.store(true, ordering: .relaxed) }
      isRead(rank, subject, letter.dropFirst())
    }
    _ = mail.isSending
  }

  /// Carries letters until all that were written here have arrived.
  public func deliver() {
    repeat {
      carry()
      if mail.isSending { usleep(200) }
    } while mail.isSending
  }
}
