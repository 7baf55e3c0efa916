import Checkpoints
import Foundation
import Input
import KineticOperator
import Ranks
import Statistics
import WirePhysics

/// One set of numerical settings of the operator engine, sampled round by round, then solved.
struct SettingsEvaluation: Evaluation {
  /// What came of one set of settings.
  struct Answer: Sendable, Equatable, Codable {
    /// ln rho_D, with what each batch does to it; nil where there is no drag resistivity.
    let logResistivity: BatchedValue?
    /// The drag resistivity.
    let resistivity: Estimate?
    /// How the search for a steady state ended.
    let status: SteadyStatus
  }

  private let plan: RunPlan
  private let assembler: OperatorAssembler
  private let samples: Int
  private let threads: Int

  /// Prepares an evaluation.
  /// - Parameters:
  ///   - plan: knots and samplers with the settings.
  ///   - settings: the number of samples and the replica of their random numbers.
  ///   - threads: how many threads sample.
  ///   - ranks: the processes that share the samples.
  /// - Throws: `RunError` if nothing collides.
  init(
    _ plan: RunPlan, _ settings: NumericalSettings, threads: Int, ranks: RankGroup = .alone
  ) throws {
    guard !plan.samplers.isEmpty else { throw RunError.nothingCollides }
    self.plan = plan
    samples = settings.samples
    self.threads = threads
    assembler = plan.assembler(
      samples: settings.samples, replica: settings.replica, threads: threads,
      ranks: ranks)
  }

  var course: AssemblerState { assembler.state }

  mutating func restore(_ course: AssemblerState) throws { try assembler.restore(course) }

  private var rounds: Int { assembler.rounds(for: samples) }

  private var isSampled: Bool { assembler.rounds >= rounds }

  mutating func advance() throws -> Answer? {
    if !isSampled { assembler.run(to: rounds) }
    return isSampled ? try answer() : nil
  }

  private func answer() throws -> Answer {
    let kinetics = KineticOperator(
      doubleWire: plan.configuration.doubleWire, basis: plan.basis, forms: assembler.forms(),
      threads: threads)
    let outcome = try kinetics.steadyState()
    if case .reached(let state) = outcome { return answer(state, kinetics) }
    return Answer(logResistivity: nil, resistivity: nil, status: outcome.status)
  }

  /// S is stationary in g: a batch with the form Q_b changes it by -g^T (Q_b - Q) g/4, and ln rho by the
  /// opposite over S.
  private func answer(_ state: SteadyState, _ kinetics: KineticOperator) -> Answer {
    let forms = kinetics.batchHeats(of: state.solution)
    let mean = forms.reduce(0, +) / Double(forms.count)
    return Answer(
      logResistivity: BatchedValue(
        value: log(state.dragResistivity.value),
        deviations: forms.map { ($0 - mean) / state.S.value }),
      resistivity: state.dragResistivity, status: .reached)
  }
}

/// Runs one configuration with many numerical settings, on the same collisions wherever that is possible.
struct SettingsEvaluator {
  let configuration: RunConfiguration
  /// The largest momentum proposed by any of the settings, so that all draw the same collisions.
  let samplingLimit: Double
  let threads: Int
  var ranks = RankGroup.alone

  /// The evaluation of some settings, from its beginning.
  /// - Throws: `RunError` or `GSLError`.
  func evaluation(of settings: NumericalSettings) throws -> SettingsEvaluation {
    let plan = try RunPlan(
      settings.applied(to: configuration), samplingLimit: samplingLimit,
      regularization: settings.regularization)
    return try SettingsEvaluation(plan, settings, threads: threads, ranks: ranks)
  }
}
