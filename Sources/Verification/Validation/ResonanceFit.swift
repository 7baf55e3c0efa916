import ClosedForms
import Foundation
import Input
import Report
import Statistics
import Studies
import WirePhysics

/// Height and width of sampled resonances by a straight line: 1/rho_D against Delta^2, equation (135).
enum ResonanceFit {
  /// Two rows for each strength of three-particle scattering.
  static func rows(_ comparison: StudyResult<Comparison.Point>) throws -> [ValidationRow] {
    let count = comparison.input.sweep.last { $0.along == nil }?.values.count ?? 1
    return try stride(from: 0, to: comparison.points.count, by: count).flatMap { start in
      try rows(of: Array(comparison.points[start..<min(start + count, comparison.points.count)]))
    }
  }

  private static func rows(of points: [Comparison.Point]) throws -> [ValidationRow] {
    let contexts = points.map(\.sampled.configuration.closedFormContext)
    guard let top = contexts.first(where: { $0.mismatch == 0 }),
      let width = try ClosedForm.resonanceWidth.value(in: top),
      let height = try ClosedForm.resonanceHeight.value(in: top)
    else { return [] }
    // The body of the resonance: beyond a few widths, or near T, the shape is another one.
    let limit = min(4 * width, 0.5)
    let body = zip(contexts, points).compactMap { context, point -> (Double, Estimate)? in
      guard abs(context.mismatch) <= limit, let rho = point.compared else { return nil }
      return (context.mismatch * context.mismatch, rho)
    }
    guard body.count >= 3 else { return [] }
    let line = StraightLine(
      x: body.map(\.0), y: body.map { 1 / $0.1.value },
      weights: body.map { pow($0.1.value * $0.1.value / $0.1.standardError, 2) })
    let fitted = (line.intercept / line.slope).squareRoot()
    // Intercept and slope fluctuate against each other.
    let (intercept, slope) = (line.interceptError / line.intercept, line.slopeError / line.slope)
    let covariance =
      -line.center * line.slopeError * line.slopeError / (line.intercept * line.slope)
    let relative =
      0.5 * (intercept * intercept + slope * slope - 2 * covariance).squareRoot()
    let strength = "D3/D2 = \(TextTable.short(top.ratio, digits: 2))"
    return [
      row(
        .resonanceHeight, "height by a fit of \(body.count) points, \(strength)",
        Estimate(
          value: 1 / line.intercept,
          standardError: line.interceptError / (line.intercept * line.intercept)),
        height, top),
      row(
        .resonanceWidth, "width by the same fit, \(strength)",
        Estimate(value: fitted, standardError: fitted * relative), width, top),
    ]
  }

  private static func row(
    _ form: ClosedForm, _ subject: String, _ value: Estimate, _ reference: Double,
    _ context: ClosedFormContext
  ) -> ValidationRow {
    let terms = NeglectedTerms(form, in: context)
    return ValidationRow(
      form.equation, subject, value: value, from: "sampled collisions, l -> infinity",
      reference: reference, of: form.formula, neglected: terms?.size ?? 0,
      because: terms?.words ?? "")
  }
}
