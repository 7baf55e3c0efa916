import Checkpoints
import Foundation
import Input
import ResultFiles
import Statistics
import Studies

/// A point run for a fraction of a second: where it stands, and what the whole of it would take.
struct Pilot {
  let configuration: RunConfiguration
  /// Which physics decides drag, by the constants that stand for microscopic kernels.
  let regime: Regime
  /// Why microscopic kernels leave the regime open, if they do.
  let openRegime: String?
  /// The mean Born reflection probability of the pair collisions that decide; nil without any.
  let bornReflection: Double?
  /// Seconds that the whole point takes, as far as the pilot can tell.
  let seconds: Double?
  /// Whether the estimate is one from above: polishing, which had not begun, is faster.
  let isUpperBound: Bool

  /// Runs a point until it is done or its time is up.
  init(_ configuration: RunConfiguration, point: SweepPoint, budget: Double, threads: Int) throws {
    self.configuration = configuration
    (regime, openRegime) = try Regime.reducing(configuration)
    let few = configuration.single {
      $0.stop = .samples(4096)
      $0.engine = .operator
    }
    let glance = try Self.run(
      few, SweepPoint(), budget: .infinity, threads: threads, OperatorRun.init)
    bornReflection =
      if case .real(let value) = glance.answer?.readings(along: [])["born_reflection"] {
        value
      } else { nil }
    let single = configuration.single { _ in }
    let replicas = Double(configuration.random.allSeeds.count)
    switch configuration.solve.engine {
    case .operator:
      let course = try Self.run(
        single, point, budget: budget, threads: threads, OperatorRun.init)
      isUpperBound = course.answer == nil && course.last?.secondsLeft == nil
      seconds = course.total(configuration.solve).map { replicas * $0 }
    case .particles:
      let course = try Self.run(
        single, point, budget: budget, threads: threads, ParticleStudy.init)
      isUpperBound = course.answer == nil && course.last?.dragResistivity == nil
      seconds = course.total(configuration.solve).map { replicas * $0 }
    }
  }

  /// How far a study came.
  private struct Course<Answer> {
    let answer: Answer?
    let last: RunProgress?
    let elapsed: Double

    /// Seconds of the whole: errors fall with the root of the samples, until these are used up.
    func total(_ solve: SolveSettings) -> Double? {
      if answer != nil { return elapsed }
      guard let last, last.samples > 0 else { return nil }
      if let left = last.secondsLeft { return elapsed + left }
      let limit = last.seconds * Double(solve.maximumSamples) / Double(last.samples)
      guard case .targetError(let target) = solve.stop, let rho = last.dragResistivity,
        rho.relativeError.isFinite
      else { return limit }
      let excess = rho.relativeError / target
      return min(limit, last.seconds * max(1, excess * excess))
    }
  }

  private static func run<S: Study>(
    _ configuration: RunConfiguration, _ point: SweepPoint, budget: Double, threads: Int,
    _ plan: (RunConfiguration) throws -> S
  ) throws -> Course<S.Answer> {
    let study = try plan(configuration)
    let start = Date()
    let keeper = CheckpointKeeper(isInterrupted: {
      Date().timeIntervalSince(start) > budget || Interruption.signal != nil
    })
    var last: RunProgress?
    do {
      let context = try StudyContext(
        point, identity: study.identity(at: point), threads: threads, keeper: keeper
      ) { last = $0 }
      let answer = try study.answer(in: context)
      return Course(answer: answer, last: last, elapsed: Date().timeIntervalSince(start))
    } catch is RunInterruption {
      return Course(answer: nil, last: last, elapsed: Date().timeIntervalSince(start))
    }
  }
}

extension RunConfiguration {
  /// One run, with the first seed and changed settings.
  fileprivate func single(_ change: (inout SolveSettings) -> Void) -> RunConfiguration {
    var copy = self
    copy.random.seed = random.allSeeds[0]
    copy.random.seeds = nil
    change(&copy.solve)
    return copy
  }
}
