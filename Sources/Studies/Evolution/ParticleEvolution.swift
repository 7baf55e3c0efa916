import Checkpoints
import Input
import ParticleEngine
import Statistics

/// A run of the particle engine, record by record, until its stop rule or its schedule ends it.
struct ParticleEvolution: Evaluation {
  /// The end of a run.
  struct Answer {
    let state: ParticleRunState
    /// Whether the run did what was asked of it.
    let isReached: Bool
  }

  private let run: ParticleRun
  private let goal: StopRule.Goal
  private let context: StudyContext
  private(set) var course: ParticleRunState
  private var rule: StopRule
  private let remark: (ParticleRunState) -> String
  private let isTold: Bool
  /// What was restored may be good enough as it is.
  private var isRestored = false
  private var first = (records: 0, seconds: 0.0)

  /// Prepares a run.
  /// - Parameters:
  ///   - run: the run.
  ///   - goal: what ends it before its last record.
  ///   - context: threads, clock and progress.
  ///   - isTold: whether to tell how far it is after each record.
  ///   - remark: what to say of a state.
  init(
    _ run: ParticleRun, goal: StopRule.Goal = .time(maximumSamples: .max),
    _ context: StudyContext, isTold: Bool = true, remark: @escaping (ParticleRunState) -> String
  ) {
    self.run = run
    self.goal = goal
    self.context = context
    course = run.begin()
    rule = StopRule(run: run, goal: goal)
    self.remark = remark
    self.isTold = isTold
    first = (0, context.clock.elapsed)
  }

  mutating func restore(_ course: ParticleRunState) throws {
    try run.check(course)
    self.course = course
    rule = StopRule(run: run, goal: goal, recordsDone: course.recordCount)
    first = (course.recordCount, context.clock.elapsed)
    isRestored = course.recordCount > 0
  }

  mutating func advance() throws -> Answer? {
    var isDone = false
    if isRestored {
      isRestored = false
      // Between two records only some replicas have the next one, and the last one was looked at.
      isDone = course.isAtRecord && rule.isDone(course)
    } else if !run.isComplete(course) {
      let isRecorded = try run.advance(
        &course, threads: context.threads, isStopped: context.log.isStopped)
      guard isRecorded else { return nil }
      isDone = rule.isDone(course)
      if isTold { report() }
    }
    guard isDone || run.isComplete(course) else { return nil }
    return Answer(state: course, isReached: rule.isReached(course))
  }

  private func report() {
    let done = Double(course.recordCount - first.records)
    let left = Double(run.configuration.schedule.records - course.recordCount)
    var secondsLeft: Double? = (context.clock.elapsed - first.seconds) * left / done
    if case .relativeError = goal { secondsLeft = nil }
    context.report(
      samples: run.samples(of: course), rule.estimate, remark: remark(course),
      secondsLeft: secondsLeft)
  }
}
