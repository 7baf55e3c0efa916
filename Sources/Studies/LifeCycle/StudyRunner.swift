public import Checkpoints
public import Input
import KineticOperator
import WirePhysics

/// The life of every study: plan all points, then begin, restore, advance, keep and finish each.
public struct StudyRunner {
  /// The input file.
  public let input: InputFile
  private let threads: Int
  private let keeper: CheckpointKeeper
  private let progress: (RunProgress) -> Void

  /// Momenta at which distributions are written.
  private static let momentumCount = 241

  /// Prepares to run studies of an input.
  /// - Parameters:
  ///   - input: the input file.
  ///   - threads: how many threads work; results do not depend on it.
  ///   - keeper: reads and writes checkpoints; without one every point starts anew and nothing is kept.
  ///   - progress: told after every look at the result of a point.
  public init(
    _ input: InputFile, threads: Int, keeper: CheckpointKeeper = .init(),
    progress: @escaping (RunProgress) -> Void = { _ in }
  ) {
    self.input = input
    self.threads = threads
    self.keeper = keeper
    self.progress = progress
  }

  /// The same for another input.
  public func asking(of input: InputFile) -> StudyRunner {
    StudyRunner(input, threads: threads, keeper: keeper, progress: progress)
  }

  /// Answers a question at every point of the sweep.
  /// - Parameters:
  ///   - kind: which study it is.
  ///   - plan: the study of a point; it refuses what cannot be done.
  /// - Throws: `RunInterruption`, `CheckpointError`, and what the study throws.
  public func run<S: Study>(
    _ kind: StudyKind, _ plan: (RunConfiguration) throws -> S
  ) throws -> StudyResult<S.Answer> {
    let studies = try input.configurations.map(plan)
    try keeper.begin(points: studies.count)
    let momenta = momenta
    let points = try studies.enumerated().map { index, study in
      let point = SweepPoint(index: index, count: studies.count, momenta: momenta)
      let context = try StudyContext(
        point, identity: study.identity(at: point), threads: threads, keeper: keeper,
        progress: progress)
      let answer = try study.answer(in: context)
      try context.log.end()
      return answer
    }
    return StudyResult(kind: kind, input: input, points: points, momenta: momenta)
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
