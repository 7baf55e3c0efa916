public import Statistics
import WirePhysics

/// Decides after each record whether a particle run is done.
///
/// The decision depends on nothing but the records, so a run that goes on from a checkpoint ends where
/// it would have ended.
public struct StopRule: Sendable {
  /// What ends a run before its last record.
  public enum Goal: Sendable, Hashable {
    /// Nothing but the samples that it may take at most.
    case time(maximumSamples: UInt64)
    /// A relative standard error of S, or the samples that it may take at most.
    case relativeError(Double, maximumSamples: UInt64)
    /// As many samples as were asked for.
    case samples(UInt64)
  }

  private let run: ParticleRun
  private let goal: Goal
  private var schedule: CheckSchedule
  private var isAccurate = false
  /// The drag resistivity at the last look that found a plateau; a run for a given time is not looked at.
  public private(set) var estimate: Estimate?

  /// Prepares decisions.
  /// - Parameters:
  ///   - run: the run.
  ///   - goal: what ends it.
  ///   - recordsDone: where the run goes on from.
  public init(run: ParticleRun, goal: Goal, recordsDone: Int = 0) {
    self.run = run
    self.goal = goal
    schedule = CheckSchedule(roundsDone: recordsDone)
  }

  /// Whether a state with a new record needs no more of them; it may have come to its last one as well.
  public mutating func isDone(_ state: ParticleRunState) -> Bool {
    if looks, schedule.isDue(round: state.recordCount),
      case .reached(let plateau) = run.steadyState(of: state)
    {
      estimate = run.dragResistivity(of: plateau)
      if case .relativeError(let target, _) = goal {
        isAccurate = plateau.S.relativeError <= target
      }
    }
    return isAccurate || run.samples(of: state) >= limit
  }

  /// Whether the run did what was asked of it.
  public func isReached(_ state: ParticleRunState) -> Bool {
    switch goal {
    case .time: run.isComplete(state)
    case .relativeError: isAccurate
    case .samples: true
    }
  }

  private var looks: Bool {
    if case .time = goal { false } else { true }
  }

  private var limit: Int {
    switch goal {
    case .time(let limit), .relativeError(_, let limit), .samples(let limit): Int(clamping: limit)
    }
  }
}
