public import Checkpoints
public import Ranks
public import Statistics

/// Where a point stands in its sweep.
public struct SweepPoint: Sendable {
  /// Its number, counted from zero.
  public let index: Int
  /// The number of points.
  public let count: Int
  /// The axis that distributions of all points share: even steps from 0 to the largest cutoff, in sqrt(mT).
  public let momenta: [Double]

  /// A point of a sweep, or by default the only one.
  public init(index: Int = 0, count: Int = 1, momenta: [Double] = []) {
    self.index = index
    self.count = count
    self.momenta = momenta
  }
}

/// What a study works with at one point: its place, threads and ranks, its clock, and who keeps and tells how far it is.
public struct StudyContext {
  /// Where the point stands in its sweep; points have random numbers of their own.
  public let point: SweepPoint
  /// How many threads work; results do not depend on it.
  public let threads: Int
  /// The evaluations of this point.
  public let log: EvaluationLog
  private let name: String
  /// What counts as one of the tasks of a run: the point, or a seed of it.
  private let task: String
  private let keeper: CheckpointKeeper
  private let progress: (RunProgress) -> Void

  /// Opens a point.
  /// - Throws: `RunInterruption` or `CheckpointError`.
  public init(
    _ point: SweepPoint, identity: RunIdentity, threads: Int, keeper: CheckpointKeeper = .init(),
    name: String? = nil, task: String? = nil, progress: @escaping (RunProgress) -> Void = { _ in }
  ) throws {
    self.point = point
    self.threads = threads
    self.keeper = keeper
    self.progress = progress
    let name = name ?? "point-\(point.index + 1)"
    self.name = name
    self.task = task ?? name
    log = try EvaluationLog(name, identity: identity, keeper: keeper)
  }

  /// The context of a part of this point that has a checkpoint of its own, as one seed of an ensemble.
  /// - Parameters:
  ///   - part: what the part is called.
  ///   - point: where it stands, if not where this point does: its random numbers are those of that point.
  ///   - identity: what its samples depend on.
  ///   - isTask: whether it counts as a task of the run.
  /// - Throws: `RunInterruption` or `CheckpointError`.
  public func part(
    _ part: String, at point: SweepPoint? = nil, identity: RunIdentity, isTask: Bool = false
  ) throws -> StudyContext {
    try StudyContext(
      point ?? self.point, identity: identity, threads: threads, keeper: keeper,
      name: "\(name).\(part)", task: isTask ? nil : task, progress: progress)
  }

  /// Notes that the task of this context is done.
  func ended() { keeper.taskEnded(task, isNew: !log.wasFinished) }

  /// Divides parts of this point among ranks, where it is all of them that work on it.
  /// - Parameter work: does a part, in a context that keeps it.
  /// - Returns: What came of the parts, in their order.
  func divided(
    _ count: Int, _ work: @Sendable (Int, StudyContext) throws -> [UInt8]
  ) throws -> [[UInt8]] {
    // Parts of a context are opened on any thread.
    nonisolated(unsafe) let whole = self
    let found = try DividedWork(keeper: keeper).run(count, threads: threads, isTold: true) {
      try work($0, StudyContext(whole, $1))
    }
    return found.sorted { $0.key < $1.key }.map(\.value)
  }

  private init(_ other: StudyContext, _ keeper: CheckpointKeeper) {
    point = other.point
    threads = other.threads
    log = other.log
    name = other.name
    task = other.task
    self.keeper = keeper
    progress = other.progress
  }

  /// The processes that share the work.
  public var ranks: RankGroup { keeper.ranks }

  /// The stages and the seconds of this point.
  public var clock: StageClock { log.clock }

  /// Tells how far the point is.
  package func report(
    samples: Int = 0, _ estimate: Estimate? = nil, remark: String = "", secondsLeft: Double? = nil
  ) {
    // The words are those of a person's progress line.
    if keeper.file != nil {
      let found = estimate.map { "\($0)" } ?? remark
      keeper.note(
        task, words: found, relativeError: estimate?.relativeError, secondsLeft: secondsLeft)
    }
    progress(
      RunProgress(
        point: point.index, pointCount: point.count, samples: samples, dragResistivity: estimate,
        remark: remark, seconds: clock.elapsed, secondsLeft: secondsLeft))
  }
}

/// What a running computation has to say about itself.
public struct RunProgress: Sendable {
  /// The sweep point, counted from zero, and the number of points.
  public let point: Int
  /// The number of sweep points.
  public let pointCount: Int
  /// Samples drawn so far, all processes together; zero at the beginning of a stage.
  public let samples: Int
  /// The running estimate of rho_D, if there is one yet.
  public let dragResistivity: Estimate?
  /// In words, what is being done, or what the run is waiting for when there is no estimate.
  public let remark: String
  /// Seconds since this point started.
  public let seconds: Double
  /// Estimated seconds until this point is done, if that can be told.
  public let secondsLeft: Double?
}
