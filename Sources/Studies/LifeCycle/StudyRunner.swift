public import Checkpoints
import Foundation
public import Input
import KineticOperator
import Ranks
import Synchronization
import WirePhysics

/// The life of every study: plan all points, then begin, restore, advance, keep and finish each.
public struct StudyRunner {
  /// The input file.
  public let input: InputFile
  private let threads: Int
  private let slice: Slice?
  private let keeper: CheckpointKeeper
  private let progress: (RunProgress) -> Void

  /// Momenta at which distributions are written.
  private static let momentumCount = 241

  /// Prepares to run studies of an input.
  /// - Parameters:
  ///   - input: the input file.
  ///   - threads: how many threads work; results do not depend on it.
  ///   - slice: the part of the run to do, if not all of it.
  ///   - keeper: reads and writes checkpoints; without one every point starts anew and nothing is kept.
  ///   - progress: told after every look at the result of a point.
  public init(
    _ input: InputFile, threads: Int, slice: Slice? = nil, keeper: CheckpointKeeper = .init(),
    progress: @escaping (RunProgress) -> Void = { _ in }
  ) {
    self.input = input
    self.threads = threads
    self.slice = slice
    self.keeper = keeper
    self.progress = progress
  }

  /// The same for another input.
  public func asking(of input: InputFile) -> StudyRunner {
    StudyRunner(input, threads: threads, slice: slice, keeper: keeper, progress: progress)
  }

  /// Answers a question at every point of the sweep.
  /// - Parameters:
  ///   - kind: which study it is.
  ///   - plan: the study of a point; it refuses what cannot be done.
  /// - Throws: `RunInterruption`, `CheckpointError`, and what the study throws.
  public func run<S: Study>(
    _ kind: StudyKind, _ plan: (RunConfiguration) throws -> S
  ) throws -> StudyResult<S.Answer> {
    let share = try share(of: kind)
    let points = try begin(kind, share, plan) { studies in
      try answers(to: studies, Array(0..<studies.count), share, keeper) { study, context in
        let answer = try study.answer(in: context)
        try context.log.end()
        return answer
      }
    }
    return StudyResult(
      kind: kind, input: share.map { input.restricted(to: $0.points) } ?? input, points: points,
      momenta: momenta, share: share)
  }

  /// The same, of which no more is kept than what is said of each point: for any number of points.
  ///
  /// Several ranks take points, and share inside those that are left over where that can be done. Only the leader has the result.
  /// - Throws: `RunInterruption`, `CheckpointError`, and what the study throws.
  func record<S: Study>(
    _ kind: StudyKind, _ plan: (RunConfiguration) throws -> S
  ) throws -> RecordedResult {
    let (configurations, isSweep) = (input.configurations, !input.sweep.isEmpty)
    let asked = ["study: \(kind.words)", "sweep: \(isSweep)"] + kind.options.map { "\($0): \($1)" }
    let share = try share(of: kind)
    let finish = { @Sendable (study: S, context: StudyContext) throws -> PointRecord in
      let point = context.point
      let question = PointQuestion(
        configurations[point.index], asked + ["seeds: \(study.seedCount)"],
        identity: study.identity(at: point), momenta: point.momenta
      ).number
      let record =
        if let known = context.log.known(question).flatMap({ PointRecord($0) }) {
          known
        } else {
          PointRecord(try study.answer(in: context), along: point.momenta, isSweep: isSweep)
        }
      try context.log.end(answering: question, record.bytes)
      return record
    }
    let points = try begin(kind, share, plan) { studies in
      let divided =
        keeper.ranks.size == 1
        ? 0
        : kind.isSharedInside
          ? DividedWork.tasks(of: studies.count, for: keeper.ranks) : studies.count
      let last = Array(divided..<studies.count)
      guard divided > 0 else { return try answers(to: studies, last, share, keeper, finish) }
      let relay = ProgressRelay(progress)
      let one: Answerer<S, PointRecord> = answerer(studies, share)
      let found = try DividedWork(keeper: keeper).run(
        divided, threads: threads, atOnce: pointsAtOnce
      ) { try one($0, $1, relay.tell, finish).bytes }
      return found.sorted { $0.key < $1.key }.compactMap { PointRecord($0.value) }
        + (try answers(to: studies, last, share, keeper, finish))
    }
    return RecordedResult(
      kind: kind, input: share.map { input.restricted(to: $0.points) } ?? input, points: points,
      columns: S.Answer.sweepColumns(configurations[0]), share: share)
  }

  /// Plans all points, opens what keeps them, and lets them be answered.
  private func begin<S: Study, Value>(
    _ kind: StudyKind, _ share: SliceShare?, _ plan: (RunConfiguration) throws -> S,
    _ answer: (PlannedStudies<S>) throws -> [Value]
  ) throws -> [Value] {
    try withoutActuallyEscaping(plan) { plan in
      let studies = try PlannedStudies(
        share.map { $0.points.map { input.configurations[$0] } } ?? input.configurations,
        share, threads: threads, ranks: keeper.ranks, plan)
      let words = kind.words + (share.map { ", slice \($0.slice)" } ?? "")
      try keeper.begin(tasks: studies.seedCount, study: words)
      defer { keeper.board.close() }
      return try answer(studies)
    }
  }

  /// Answers some points, each in its context.
  private func answers<S: Study, Value: Sendable>(
    to studies: PlannedStudies<S>, _ places: [Int], _ share: SliceShare?,
    _ keeper: CheckpointKeeper, _ finish: @Sendable (S, StudyContext) throws -> Value
  ) throws -> [Value] {
    let one: Answerer<S, Value> = answerer(studies, share)
    return try answers(places.count, keeper) { try one(places[$0], $1, $2, finish) }
  }

  private typealias Answerer<S: Study, Value: Sendable> =
    @Sendable (
      Int, CheckpointKeeper, @escaping (RunProgress) -> Void, (S, StudyContext) throws -> Value
    ) throws -> Value

  /// What answers a point in its context.
  private func answerer<S: Study, Value: Sendable>(
    _ studies: PlannedStudies<S>, _ share: SliceShare?
  ) -> Answerer<S, Value> {
    let (momenta, pointCount, threads) = (momenta, input.configurations.count, threads)
    return { place, keeper, tell, finish in
      let study = try studies[place]
      // Random numbers are those of the point in the whole sweep, whoever works on it.
      let point = SweepPoint(
        index: share?.points[place] ?? place, count: pointCount, momenta: momenta)
      let context = try StudyContext(
        point, identity: study.identity(at: point), threads: threads, keeper: keeper,
        progress: tell)
      let value = try finish(study, context)
      if study.seedCount == 1 { context.ended() }
      return value
    }
  }

  /// The answers of all points: as many at once as there are threads and memory for; ranks share one after the other.
  /// - Throws: what the first point in order throws that cannot be answered; those behind it are left where they are.
  private func answers<Answer: Sendable>(
    _ count: Int, _ keeper: CheckpointKeeper,
    _ answer: @Sendable (Int, CheckpointKeeper, @escaping (RunProgress) -> Void) throws -> Answer
  ) throws -> [Answer] {
    let relay = ProgressRelay(progress)
    let failed = Atomic(Int.max)
    let results = SharedWork.tasks(
      count, threads: keeper.ranks.size > 1 ? 1 : threads, atOnce: pointsAtOnce
    ) { place -> Result<Answer, any Error> in
      Result {
        let isLeft = { @Sendable in failed.load(ordering: .relaxed) < place }
        do {
          return try answer(place, keeper.stopping(if: isLeft), relay.tell)
        } catch let error where !(error is RunInterruption) {
          failed.min(place, ordering: .relaxed)
          throw error
        }
      }
    }
    let errors = results.compactMap { if case .failure(let error) = $0 { error } else { nil } }
    if let error = errors.first(where: { !($0 is RunInterruption) }) ?? errors.first { throw error }
    return try results.map { try $0.get() }
  }

  /// As many points as half of the memory has room for.
  private var pointsAtOnce: Int {
    let most = input.configurations.map(RunPlan.memory).max() ?? 0
    let room = 0.5 * Double(ProcessInfo.processInfo.physicalMemory) / max(1, most)
    return max(1, Int(min(1e6, room)))
  }

  /// What belongs to the slice, if there is one.
  /// - Throws: `RunError` if the run cannot be divided like this.
  private func share(of kind: StudyKind) throws -> SliceShare? {
    guard let slice else { return nil }
    if case .added(let study) = kind { throw RunError.indivisible(study: study.words) }
    let seeds =
      kind == .steadyState(.ensemble)
      ? input.configurations.map(\.random.allSeeds.count).min() : nil
    return try SliceShare(slice, points: input.configurations.count, seeds: seeds ?? 1)
  }

  private var momenta: [Double] {
    let largest = input.configurations.map(\.momentumCutoff).max() ?? 1
    return (0..<Self.momentumCount).map {
      largest * Double($0) / Double(Self.momentumCount - 1)
    }
  }
}

extension RunConfiguration {
  /// The last knot of the splines, in sqrt(mT): the one that is given, or the one that the program finds.
  var momentumCutoff: Double {
    switch solve.basis.cutoff {
    case .automatic: MomentumGrid.automaticCutoff(for: [doubleWire[.one], doubleWire[.two]])
    case .momentum(let value): value
    }
  }
}

/// Lets the points of a run tell how far they are, one at a time.
private final class ProgressRelay: @unchecked Sendable {
  private let lock = NSLock()
  private let progress: (RunProgress) -> Void

  init(_ progress: @escaping (RunProgress) -> Void) { self.progress = progress }

  func tell(_ news: RunProgress) { lock.withLock { progress(news) } }
}
