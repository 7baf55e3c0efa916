import ClosedForms
import Foundation
import Report
import Statistics

/// The activation gap that a sweep over temperature gives: how fast ln rho_D falls with eps_F/T.
///
/// In units of T, with the strengths of collisions kept, (143) and (145) are D2 or D3 times exp(-gap/T).
enum ActivationGap {
  /// The forms with a gap, and how many eps_F it is.
  static let forms: [(form: ClosedForm, gaps: Double)] = [(.washedOut, 2), (.plateau, 1)]

  /// The gap of a straight line through ln rho_D against that of a closed form.
  /// - Parameters:
  ///   - points: where the points stand, and rho_D; exact values have no standard error.
  ///   - source: where the values come from.
  static func row(
    _ form: ClosedForm, gaps: Double, points: [(context: ClosedFormContext, rho: Estimate)],
    from source: String
  ) -> ValidationRow {
    let energies = points.map(\.context.fermiEnergy)
    let errors = points.map { $0.rho.standardError / abs($0.rho.value) }
    let isExact = errors.allSatisfy { $0 == 0 }
    let line = StraightLine(
      x: energies, y: points.map { log($0.rho.value) },
      weights: errors.map { isExact ? 1 : 1 / ($0 * $0) })
    // Each term is an exponential of eps_F/T, and so as large as its derivative, of which the line has a mean.
    let terms = points.map { form.neglected(in: $0.context) ?? [] }
    let sizes = terms.map { $0.reduce(0) { $0 + $1.size } }
    let ends = [energies.min(), energies.max()].map { $0.map { TextTable.short($0) } ?? "none" }
    return ValidationRow(
      form.equation,
      "activation gap over eps_F from \(points.count) temperatures, "
        + "eps_F/T = \(ends[0]) to \(ends[1])",
      value: Estimate(value: -line.slope, standardError: isExact ? 0 : line.slopeError),
      from: source, reference: gaps, of: "d ln of \(form.formula)", measure: .absolute,
      neglected: sizes.reduce(0, +) / Double(sizes.count),
      because: terms.first?.map(\.words).joined(separator: ", ") ?? "")
  }
}
