import FokkerPlanck
import Foundation
import Report
import Statistics
import Studies

/// zeta^2 dg/dk below the Fermi level of sampled identical wires, next to Appendix D.
struct ShapeFigure {
  private let curves: [EquilibrationCurve]

  init(_ comparison: StudyResult<Comparison.Point>) {
    curves = zip(comparison.pointNames, comparison.points).compactMap { name, point in
      EquilibrationCurve(point, name: name)
    }
  }

  /// One row for each curve: how far the sampled shape is from that of the exactly solvable model.
  private var exactRows: [ValidationRow] {
    curves.map { curve in
      ValidationRow(
        "(95)",
        "regime \(curve.strengths.regime.name), largest distance of ln(zeta^2 dg/dk), \(curve.name)",
        value: Estimate(value: curve.worstDistance(from: curve), standardError: 0),
        from: "sampled collisions", reference: 0, of: "exactly solvable model (95)",
        measure: .absolute, neglected: Self.transfers,
        because: "(v_F/l T)^2 = 0.06 of a finite transfer, twice at the step, and noise of 2 %")
    }
  }

  private static let transfers = 0.15

  /// One row for each curve: how far the sampled shape is from the piecewise form.
  var rows: [ValidationRow] {
    exactRows
      + curves.map { curve in
        ValidationRow(
          "(D.1)-(D.10)",
          "regime \(curve.strengths.regime.name), largest distance of ln(zeta^2 dg/dk), \(curve.name)",
          value: Estimate(value: curve.worstDistance, standardError: 0), from: "sampled collisions",
          reference: 0, of: "piecewise form", measure: .absolute,
          neglected: EquilibrationRows.offset, because: EquilibrationRows.because)
      }
  }

  /// The shapes over the energy, each divided by its exact value at the band bottom.
  var figure: ReportFigure? {
    guard !curves.isEmpty else { return nil }
    let series = curves.enumerated().flatMap { index, curve -> [LinePlot.Series] in
      let bottom = curve.exactValue(at: 0)
      // Every T is enough, the curves out of step.
      let shown = curve.points.filter { point in
        (Int((10 * point.energy).rounded()) + 3 * index) % 10 == 0
      }
      return [
        LinePlot.Series(
          name: "regime \(curve.strengths.regime.name)", style: .points, colour: index,
          points: shown.map { ($0.energy, $0.value / bottom) }),
        LinePlot.Series(
          name: "", style: .curve, colour: index,
          points: curve.points.map { ($0.energy, curve.exactValue(at: $0.energy) / bottom) }),
      ]
    }
    return ReportFigure(
      name: "regimes",
      caption: "zeta^2 dg/dk over its value at the band bottom in the six regimes of Appendix D; "
        + "curves are exactly solvable, points sampled (half the difference of the wires).",
      plot: LinePlot(
        title: "zeta^2 dg/dk below the Fermi level", x: ("k^2/2 (T)", .linear),
        y: ("zeta^2 dg/dk, 1 at k = 0", .logarithmic), series: series))
  }
}
