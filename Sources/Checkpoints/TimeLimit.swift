import Foundation

/// How long a run may take: what a user says, and when the job ends that it is part of.
public enum TimeLimit: Equatable, Sendable {
  /// No limit, whatever the batch system says.
  case none
  /// Seconds from the start, and the words of the user.
  case seconds(Double, text: String)

  /// Seconds of the shortest and the longest limit: below, not even a first step would be done.
  private static let range = 1.0...(366 * 86400.0)

  /// A text that is no limit.
  public enum Mistake: Error, Equatable, CustomStringConvertible {
    /// It is not written as a time is.
    case noTime
    /// It is too short or too long.
    case outOfRange

    /// What is wrong, and what to write instead.
    public var description: String {
      switch self {
      case .noTime:
        "is no time; give a number with its unit (90s, 55m, 1.5h), HH:MM:SS, or none"
      case .outOfRange: "is out of range; give a time from 1s to 8784h"
      }
    }
  }

  /// Reads a limit, such as 90s, 55m, 1.5h, 01:30:00, or none.
  public init(_ text: String) throws(Mistake) {
    if text == "none" {
      self = .none
      return
    }
    guard let seconds = Self.seconds(text) else { throw .noTime }
    guard Self.range.contains(seconds) else { throw .outOfRange }
    self = .seconds(seconds, text: text)
  }

  private static func seconds(_ text: String) -> Double? {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    if parts.count == 3 {
      let numbers = parts.compactMap { part in
        part.allSatisfy { ("0"..."9").contains($0) } ? Double(part) : nil
      }
      guard numbers.count == 3, numbers[1] < 60, numbers[2] < 60 else { return nil }
      return numbers[0] * 3600 + numbers[1] * 60 + numbers[2]
    }
    guard let unit = text.last.flatMap({ ["s": 1.0, "m": 60, "h": 3600][$0] }),
      text.dropLast().allSatisfy({ ("0"..."9").contains($0) || $0 == "." })
    else { return nil }
    return Double(text.dropLast()).map { $0 * unit }
  }
}

extension TimeLimit {
  /// What is left of the job of a batch system.
  package struct JobEnd: Equatable {
    /// Seconds until this program has to have ended.
    package let seconds: Double
    /// The variable of the environment that says so.
    package let variable: String

    /// Puts an end together.
    package init(seconds: Double, variable: String) {
      self.seconds = seconds
      self.variable = variable
    }
  }

  /// Seconds that the end of a job takes when this program has ended.
  package static let margin = 10.0

  /// What is left of the job of a batch system, by the environment.
  ///
  /// Slurm tells when a job ends, PBS how long it takes in all.
  /// - Parameters:
  ///   - environment: the variables of this process.
  ///   - now: seconds since 1970.
  ///   - age: seconds since the job began.
  /// - Returns: Nil outside of a job, and for what an earlier job has left in the environment.
  package static func jobEnd(
    _ environment: [String: String], now: Double, age: Double
  ) -> JobEnd? {
    func left(_ variable: String, since start: Double) -> JobEnd? {
      guard let end = environment[variable].flatMap(Double.init), end.isFinite, end > start else {
        return nil
      }
      return JobEnd(seconds: max(0, end - start - margin), variable: variable)
    }
    return [left("SLURM_JOB_END_TIME", since: now), left("PBS_WALLTIME", since: age)]
      .compactMap { $0 }.min { $0.seconds < $1.seconds }
  }

  /// The moment by which a run has to end: its limit, or the end of the job if that comes first.
  public static func deadline(_ limit: TimeLimit?) -> Deadline? {
    if limit == TimeLimit.none { return nil }
    let job = jobEnd(
      ProcessInfo.processInfo.environment, now: Date().timeIntervalSince1970,
      age: SessionAge.seconds() ?? 0)
    if case .seconds(let seconds, let text) = limit, seconds <= job?.seconds ?? .infinity {
      return Deadline(in: seconds, because: "--time-limit \(text)")
    }
    return job.map { Deadline(in: $0.seconds, because: "the job ends: \($0.variable)") }
  }
}
