import ClosedForms
import Input
import Report
import Statistics

extension StudyResult<Comparison.Point> {
  private var isExtrapolated: Bool { points.contains { $0.extrapolated != nil } }

  private var hasParticles: Bool { points.contains { $0.particles != nil } }

  private var hasScattering: Bool { points.contains { $0.scattering != nil } }

  var tableHeading: [String] {
    sweepHeading + [heading("sampled rho_D")]
      + (hasParticles ? ["by particles", "apart in errors"] : [])
      + ["conventional", "over it"] + (hasScattering ? ["Born", "exact"] : [])
      + (isExtrapolated ? ["extrapolated"] : [])
      + ["Fokker-Planck", "difference %", "in errors", "regime", "closed forms that apply"]
  }

  var tableRows: [[String]] {
    points.map { point in
      let closed = point.applicable.map { result in
        let value = (result.value ?? .nan) * point.configuration.resistivityUnit.factor
        let ratio = point.compared.map {
          TextTable.short(point.configuration.shown($0).value / value)
        }
        return "\(result.name) \(TextTable.short(value))"
          + (ratio.map { " (sampled/it \($0))" } ?? "")
      }
      return point.sampled.configuration.settings.map(\.value.description) + [
        point.sampled.status == .reached
          ? point.sampled.dragResistivity.map { "\(point.configuration.shown($0))" } ?? ""
          : point.sampled.status.rawValue
      ] + (hasParticles ? particleColumns(point) : []) + conventionalColumns(point)
        + (hasScattering
          ? [point.scattering?.born, point.scattering?.exact].map {
            $0.map { "\(point.configuration.shown($0))" } ?? "none"
          } : [])
        + (isExtrapolated
          ? [point.extrapolated.map { "\(point.configuration.shown($0.limit))" } ?? "none"] : [])
        + [
          point.fokkerPlanck.map {
            TextTable.short(
              $0.dragResistivity * point.configuration.resistivityUnit.factor, digits: 6)
          } ?? "none",
          point.relativeDifference.map { TextTable.short(100 * $0, digits: 2) } ?? "",
          point.deviation.map { TextTable.short($0, digits: 2) } ?? "", point.regime.rawValue,
          closed.isEmpty ? "none" : closed.joined(separator: "; "),
        ]
    }
  }

  /// The answer of the particle engine and its distance from that of the operator.
  private func particleColumns(_ point: Comparison.Point) -> [String] {
    [
      point.particles.map { found in
        found.dragResistivity.map { "\(point.configuration.shown($0))" } ?? found.status.rawValue
      } ?? "none",
      point.particleDeviation.map { TextTable.short($0, digits: 2) } ?? "",
    ]
  }

  /// The upper bound of conventional theory and its ratio to the sampled answer.
  private func conventionalColumns(_ point: Comparison.Point) -> [String] {
    let bound = point.sampled.conventionalDragResistivity
    let ratio = point.sampled.dragResistivity.flatMap {
      $0.value > 0 ? bound.value / $0.value : nil
    }
    return ["\(point.configuration.shown(bound))", ratio.map { TextTable.short($0) } ?? ""]
  }

  /// Chi-square and Q of the sweep, with what they contain.
  var chiSquareSentence: String? {
    chiSquare.map {
      "chi-square \(TextTable.short($0.value)) for \($0.degreesOfFreedom) points, "
        + "Q = \(TextTable.short($0.q, digits: 2)) "
        + (isExtrapolated
          ? "(statistical errors, in the limit of small transfers)"
          : "(statistical errors only; finite transfers differ from the limit by O(1/l^2))")
    }
  }

  var closedFormHeading: [String] {
    ["point", "closed form", "equation", "value", "applies", "because"]
  }

  var closedFormRows: [[String]] {
    zip(pointNames, points).flatMap { name, point in
      point.closedForms.map { result in
        [
          name, result.name, result.equation,
          result.shown(digits: 6),
          result.valid ? "yes" : "no", result.because,
        ]
      }
    }
  }
}
