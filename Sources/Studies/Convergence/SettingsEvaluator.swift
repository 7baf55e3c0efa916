import Foundation
import KineticOperator
import RunFiles
import Statistics
import WirePhysics

/// Runs one configuration with many numerical settings, on the same collisions wherever that is possible.
struct SettingsEvaluator {
  /// What came of one set of settings.
  struct Evaluation: Sendable, Equatable, Codable {
    /// ln rho_D, with what each batch does to it; nil where there is no drag resistivity.
    let logResistivity: BatchedValue?
    /// The drag resistivity.
    let resistivity: Estimate?
    /// In words, how the search for a steady state ended.
    let steadyState: String
  }

  let configuration: RunConfiguration
  /// The largest momentum proposed by any of the settings, so that all draw the same collisions.
  let samplingLimit: Double
  let threads: Int

  /// Samples and solves.
  func evaluate(_ settings: NumericalSettings) throws -> Evaluation {
    let plan = try RunPlan(
      settings.applied(to: configuration), samplingLimit: samplingLimit,
      regularization: settings.regularization)
    guard !plan.samplers.isEmpty else { throw RunError.nothingCollides }
    let assembler = plan.assembler(
      samples: settings.samples, replica: settings.replica, threads: threads)
    let perRound = assembler.samplesPerRound * plan.samplers.count
    repeat { assembler.runRound() } while assembler.rounds * perRound < settings.samples
    let kinetics = KineticOperator(
      doubleWire: configuration.doubleWire, basis: plan.basis, forms: assembler.forms())
    switch try kinetics.steadyState() {
    case .reached(let state): return evaluation(state, kinetics)
    case .frictionless: return none("frictionless")
    case .indefinite: return none("indefinite")
    case .undersampled: return none("not reached")
    }
  }

  private func none(_ steadyState: String) -> Evaluation {
    Evaluation(logResistivity: nil, resistivity: nil, steadyState: steadyState)
  }

  /// S is stationary in g: a batch with the form Q_b changes it by -g^T (Q_b - Q) g/4, and ln rho by the
  /// opposite over S.
  private func evaluation(_ state: SteadyState, _ kinetics: KineticOperator) -> Evaluation {
    let forms = (0..<kinetics.batchCount).map { kinetics.batchForm($0).form(state.solution) / 4 }
    let mean = forms.reduce(0, +) / Double(forms.count)
    return Evaluation(
      logResistivity: BatchedValue(
        value: log(state.dragResistivity.value),
        deviations: forms.map { ($0 - mean) / state.S.value }),
      resistivity: state.dragResistivity, steadyState: "reached")
  }
}
