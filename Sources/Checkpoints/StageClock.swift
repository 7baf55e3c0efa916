/// Wall-clock time by stage, in the order in which the stages first ran.
public final class StageClock {
  private let clock = ContinuousClock()
  private let start: ContinuousClock.Instant
  private var earlier = 0.0
  /// Seconds by stage.
  public private(set) var stages: [(name: String, seconds: Double)] = []

  /// Starts.
  public init() { start = clock.now }

  /// Seconds since the clock was made, and those of an earlier part of the run.
  public var elapsed: Double { earlier + Self.seconds(start.duration(to: clock.now)) }

  /// Counts the seconds of an earlier part of the run as a stage of their own.
  func addEarlier(_ seconds: Double) {
    earlier += seconds
    add("before", seconds)
  }

  /// Runs a piece of work and adds its time to a stage.
  public func time<Result>(_ name: String, _ work: () throws -> Result) rethrows -> Result {
    let before = clock.now
    defer { add(name, Self.seconds(before.duration(to: clock.now))) }
    return try work()
  }

  private func add(_ name: String, _ seconds: Double) {
    if let index = stages.firstIndex(where: { $0.name == name }) {
      stages[index].seconds += seconds
    } else {
      stages.append((name, seconds))
    }
  }

  private static func seconds(_ duration: Duration) -> Double {
    Double(duration.components.seconds) + 1e-18 * Double(duration.components.attoseconds)
  }
}
