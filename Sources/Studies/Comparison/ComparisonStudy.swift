public import Checkpoints
import ClosedForms
import Collisions
import Diagnostics
import FokkerPlanck
public import Input
import Statistics
import WirePhysics

/// The sampled answer of a point next to the analytic ones: in stages, each of which is kept.
public struct ComparisonStudy: Study {
  private let run: OperatorRun
  private let particles: ParticleStudy?
  private let options: Comparison.Options
  private var configuration: RunConfiguration { run.plan.configuration }

  /// Plans a comparison.
  /// - Throws: `RunError` if the configuration asks for another engine, several seeds or nothing that collides,
  ///   `GSLError` if the splines cannot be made.
  public init(_ configuration: RunConfiguration, options: Comparison.Options = .init()) throws {
    run = try OperatorRun(configuration)
    self.options = options
    var evolved = configuration
    evolved.solve.engine = .particles
    particles = options.engines == .both ? try ParticleStudy(evolved) : nil
  }

  /// What the samples of a point depend on.
  public func identity(at point: SweepPoint) -> RunIdentity { run.identity(at: point) }

  /// Samples, extrapolates, evolves, and solves the analytic side.
  /// - Throws: `ModelError` or `GSLError` from the analytic side; `ParticleError` from the particles;
  ///   `RunInterruption` or `CheckpointError`.
  public func answer(in context: StudyContext) throws -> Comparison.Point {
    let sampled = try run.answer(in: context)
    let solved = try fokkerPlanck()
    var reduction = try ReductionOutcome(configuration)
    if case .microscopic(let microscopic) = solved?.model {
      reduction = reduction?.judged(by: microscopic.solution)
    }
    let extrapolated =
      options.transfers == .finite
      ? nil : try TransferExtrapolation(configuration, samples: sampled.samples, in: context)
    return Comparison.Point(
      sampled: sampled, fokkerPlanck: solved,
      analytic: try ClosedFormStudy.Answer(configuration, reduction: reduction),
      extrapolated: extrapolated, coincidences: try coincidences(sampled, solved, in: context),
      scattering: try ScatteringComparison(sampled, in: context),
      particles: try evolved(in: context), seconds: context.clock.elapsed)
  }

  /// The same point evolved in time.
  private func evolved(in context: StudyContext) throws -> ParticlePoint? {
    guard let particles else { return nil }
    let point = SweepPoint(index: context.point.index, count: context.point.count)
    let part = try context.part("particles", at: point, identity: particles.identity(at: point))
    let answer = try particles.answer(in: part)
    try part.log.end()
    return answer
  }

  /// The Fokker-Planck answer; none to microscopic triples whose equation has no solution.
  private func fokkerPlanck() throws -> FokkerPlanckAnswer? {
    do { return try FokkerPlanckAnswer(configuration) } catch is FokkerPlanckError {
      // Transfers without a scale, or no convergence: there is nothing to compare with.
      return nil
    }
  }

  /// What momenta nearer than half, once, twice and four times the cut contribute.
  private func coincidences(
    _ sampled: PointResult, _ answer: FokkerPlanckAnswer?, in context: StudyContext
  ) throws -> [CoincidenceShare] {
    guard case .microscopic(let microscopic) = answer?.model,
      let one = sampled.distribution(.one), let two = sampled.distribution(.two), let S = sampled.S
    else { return [] }
    let gaps = [0.5, 1, 2, 4].map { $0 * microscopic.solution.settings.cut }
    let random = configuration.random
    return try run.plan.samplers.filter { $0.process.wires.count == 3 }.map { sampler in
      let key = "near coincidences of \(sampler.process.name), S = \(S.value)"
      return try context.log.computed(key) {
        try CoincidenceShare(
          of: sampler,
          distributions: WirePair({ one.value(at: $0) }, { two.value(at: $0) }), S: S.value,
          gaps: gaps, random: (random.generator, random.seed), threads: context.threads)
      }
    }
  }
}
