import ClosedForms
import FokkerPlanck
import Foundation
import Report
import Statistics
import WirePhysics

/// Identical three-particle scattering in both wires, D2 = 1: the exact solution and the closed forms.
struct ModelPoint {
  let solution: ExactSolution
  let context: ClosedFormContext

  /// - Parameters:
  ///   - energy: the mean eps_F/T.
  ///   - mismatch: Delta/T.
  ///   - ratio: D3/D2.
  ///   - mu: mu_1/D2.
  init(energy: Double, mismatch: Double = 0, ratio: Double, mu: Double = 0) throws {
    let wires = WirePair(fermiEnergies: energy + mismatch / 2, energy - mismatch / 2)
    let model = try ExactlySolvableModel(
      wires: wires, pairDiffusion: 1, lambda: WirePair(ratio - mu, ratio - mu), mu1: mu)
    solution = model.solve()
    context = ClosedFormContext(
      wires: wires, pairDiffusion: 1, lambda: model.lambda, mu: model.mu)
  }

  /// Where the parameters stand, for a row.
  var words: String {
    var parts = [
      "eps_F = \(TextTable.short(context.fermiEnergy)) T",
      "D3/D2 = \(TextTable.short(context.ratio, digits: 2))",
    ]
    if context.mismatch != 0 { parts.append("Delta = \(TextTable.short(context.mismatch)) T") }
    if context.meanMu > 0 { parts.append("mu/D2 = \(TextTable.short(context.meanMu, digits: 2))") }
    return parts.joined(separator: ", ")
  }

  /// The exact solution against a closed form.
  /// - Throws: an error of a quadrature.
  func row(_ form: ClosedForm, _ quantity: String, value: Double) throws -> ValidationRow {
    let terms = NeglectedTerms(form, in: context)
    return ValidationRow(
      form.equation, "\(quantity), \(words)", value: Estimate(value: value, standardError: 0),
      from: "exactly solvable model (113)", reference: try form.value(in: context) ?? .nan,
      of: form.formula, neglected: terms?.size ?? 0, because: terms?.words ?? "exact")
  }
}
