import Synchronization

/// A moment by which a run has to have ended, its last checkpoint included.
///
/// A run looks between its steps whether it should stop, and then writes a checkpoint. How long that takes is known from
/// the steps and the checkpoints before: twice the longest of each is left for them.
public final class Deadline: Sendable {
  /// Why there is one, for a person: as `--time-limit 55m`.
  public let reason: String
  private let end: ContinuousClock.Instant
  private let longest = Mutex((look: Duration.zero, save: Duration.zero))

  /// A deadline some seconds from now.
  public init(in seconds: Double, because reason: String) {
    self.reason = reason
    end = .now + .seconds(seconds)
  }

  /// Whether a run has to stop now to end in time.
  public var isDue: Bool { .now + allowance >= end }

  /// What is left for a step and a checkpoint.
  var allowance: Duration { longest.withLock { ($0.look + $0.save) * 2 } }

  /// Learns how long a run went without a look.
  package func looked(after duration: Duration) {
    longest.withLock { $0.look = max($0.look, duration) }
  }

  /// Learns how long a checkpoint took.
  package func saved(in duration: Duration) {
    longest.withLock { $0.save = max($0.save, duration) }
  }
}

/// Tells a deadline how long a point goes without a look whether to stop.
final class LookClock: Sendable {
  private let deadline: Deadline?
  private let last = Mutex(ContinuousClock.now)

  init(_ deadline: Deadline?) { self.deadline = deadline }

  /// Notes a look, on any thread.
  func note() {
    guard let deadline else { return }
    let now = ContinuousClock.now
    let gap = last.withLock { last in
      defer { last = now }
      return now - last
    }
    deadline.looked(after: gap)
  }
}
