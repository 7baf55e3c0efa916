public import Checkpoints
import Diagnostics
import FokkerPlanck
public import Input
import WirePhysics

/// The Fokker-Planck equation of a configuration, and its coefficients from sampled collisions where asked for.
public struct FokkerPlanckStudy: Study {
  private let configuration: RunConfiguration

  /// Plans to solve the equation for a configuration.
  public init(_ configuration: RunConfiguration) { self.configuration = configuration }

  /// What the samples of a point depend on.
  public func identity(at point: SweepPoint) -> RunIdentity {
    RunIdentity(configuration, point: point.index)
  }

  /// Solves.
  /// - Throws: `ModelError`, `FokkerPlanckError`, `GSLError` or `StatisticsError`; `RunInterruption`.
  public func answer(in context: StudyContext) throws -> FokkerPlanckAnswer {
    var answer = try FokkerPlanckAnswer(configuration)
    if case .microscopic(let microscopic) = answer.model {
      answer.reduction = try ReductionOutcome(configuration)?.judged(by: microscopic.solution)
    }
    let samples = configuration.fokkerPlanck.samples
    let system = configuration.doubleWire
    guard case .microscopic = answer.model, samples > 0, let transfer = system.widestTransfer,
      case .microscopic(let intrawire, let mixed) = configuration.collisions.triples
    else { return answer }
    // Beyond three half-widths there is next to nothing of q^2 V^4, whose integral D3 is.
    let window = SoftWindow(transfer: 3 * transfer, separation: 6 * transfer)
    let fermi = max(system[.one].fermiMomentum, system[.two].fermiMomentum, 1)
    let random = configuration.random
    let sampling = SampledDiffusion.Sampling(
      system, strengths: (intrawire, mixed), window: window,
      edges: (0...6).map { 1.5 * fermi * Double($0) / 6 }, samples: samples,
      random: (random.generator, random.seed), points: random.points)
    answer.sampledDiffusion = try context.log.answer(
      to: "sampled coefficients, \(samples) samples",
      CoefficientSampling(sampling: sampling, threads: context.threads))
    answer.correctReduction()
    return answer
  }
}

/// The sampling of coefficients as an evaluation.
private struct CoefficientSampling: Evaluation {
  var sampling: SampledDiffusion.Sampling
  let threads: Int

  var course: [[[Double]]] { sampling.course }

  mutating func restore(_ course: [[[Double]]]) throws {
    guard sampling.restore(course) else { throw CourseError() }
  }

  mutating func advance() throws -> SampledDiffusion? { try sampling.advance(threads: threads) }

  private struct CourseError: Error, CustomStringConvertible {
    let description = "its sums are those of other processes; start the run anew"
  }
}
