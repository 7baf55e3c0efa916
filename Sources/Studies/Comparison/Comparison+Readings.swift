import ClosedForms
import Diagnostics
public import Input
import Report
public import ResultFiles
import Statistics

extension Comparison.Point: StudyAnswer {
  /// The configuration of the point.
  public var configuration: RunConfiguration { sampled.configuration }

  /// The self-checks that failed, in words.
  public var failedChecks: [String] { sampled.failedChecks }

  /// What was found, as quantities of the catalogue.
  public func readings(along momenta: [Double]) -> Readings {
    var readings = sampled.readings(along: momenta)
    readings.add("fokker_planck_drag_resistivity", .optional(fokkerPlanck?.dragResistivity))
    readings.add("fokker_planck_valid", .optional(fokkerPlanck?.isValid))
    readings.add("fokker_planck_because", .optional(fokkerPlanck?.because))
    addCoincidences(to: &readings)
    readings.add("relative_difference", .optional(relativeDifference))
    readings.add("deviation", .optional(deviation))
    readings.add("extrapolated_drag_resistivity", .estimate(extrapolated?.limit))
    readings.add("born_drag_resistivity", .estimate(scattering?.born))
    readings.add("exact_drag_resistivity", .estimate(scattering?.exact))
    readings.add("particle_drag_resistivity", .estimate(particles?.dragResistivity))
    readings.add("particles_deviation", .optional(particleDeviation))
    readings.add("particles_steady_state", .optional(particles?.status.rawValue))
    readings.add("regime", .text(regime.rawValue))
    readings.add("verdict", .text(verdict))
    readings.add("D3_over_D2", .real(analytic.context.ratio))
    func named(_ value: (ClosedFormResult) -> QuantityValue) -> QuantityValue {
      .named(closedForms.map { .init($0.name, value($0)) })
    }
    readings.add("closed_forms[].name", named { .text($0.name) })
    readings.add("closed_form_equation", named { .text($0.equation) })
    readings.add("closed_form_value", named { .optional($0.value) })
    readings.add("closed_form_error", named { .optional($0.error) })
    readings.add("closed_form_valid", named { .truth($0.valid) })
    readings.add("closed_forms[].because", named { .text($0.because) })
    return readings
  }

  private func addCoincidences(to readings: inout Readings) {
    guard !coincidences.isEmpty else { return readings.add("near_coincidences", .list([])) }
    readings.add("near_coincidences[].process", .texts(coincidences.map(\.process)))
    readings.add("near_coincidences[].gaps", .rows(coincidences.map(\.gaps)))
    readings.add(
      "near_coincidences[].near",
      .list(coincidences.map { .list($0.near.map { .estimate($0) }) }))
    readings.add("near_coincidences[].total", .list(coincidences.map { .estimate($0.total) }))
  }

  /// The answer for a person.
  public var summary: String { verdict }

  /// What to make of it, and one row per point.
  public static func summary(of result: StudyResult<Comparison.Point>) -> String {
    result.screenSummary
  }

  /// Files beside the result.
  public static func documents(
    of result: StudyResult<Comparison.Point>, _ provenance: Provenance
  ) -> [Document] {
    Document.all(of: result.page(provenance: provenance), named: "report")
  }
}

extension Comparison {
  /// What the points of a comparison have in common.
  static func common(_ points: [(configuration: RunConfiguration, readings: Readings)]) -> Readings
  {
    var readings = Readings()
    let deviations = points.map { point -> (configuration: RunConfiguration, deviation: Double?) in
      guard case .real(let deviation) = point.readings["deviation"] else {
        return (point.configuration, nil)
      }
      return (point.configuration, deviation)
    }
    if let chiSquare = chiSquare(of: deviations) {
      readings.add("chi_square.value", .real(chiSquare.value))
      readings.add("chi_square.degrees_of_freedom", .count(chiSquare.degreesOfFreedom))
      readings.add("chi_square.Q", .real(chiSquare.q))
    }
    return readings
  }
}
