import Foundation

/// Where the processor time of a step goes.
public struct StepProfile: Sendable, Hashable {
  /// Drawing collisions from their kernels.
  public var sampling = Duration.zero
  /// Moments of the ensemble, and their projection on the splines.
  public var reading = Duration.zero
  /// Reading g at the legs and adding the moments of the particles that come out there.
  public var colliding = Duration.zero
  /// Making the particles of the step, the fields' and the collisions', those at the nodes.
  public var merging = Duration.zero

  /// Nothing measured.
  public init() {}

  /// All parts together.
  public var total: Duration { sampling + reading + colliding + merging }

  /// Adds what other steps took.
  public mutating func add(_ other: StepProfile) {
    sampling += other.sampling
    reading += other.reading
    colliding += other.colliding
    merging += other.merging
  }

  /// Runs a part of a step, with a look at the clock if somebody wants to know.
  static func measure<Result>(
    _ part: WritableKeyPath<StepProfile, Duration>, in profile: inout StepProfile?,
    _ body: () -> Result
  ) -> Result {
    guard profile != nil else { return body() }
    let start = now
    let result = body()
    profile?[keyPath: part] += now - start
    return result
  }

  /// The time of the processor that this thread has used: other work on the machine does not count.
  private static var now: Duration {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return .seconds(time.tv_sec) + .nanoseconds(time.tv_nsec)
  }
}
