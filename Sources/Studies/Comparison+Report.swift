import ClosedForms
public import RunFiles
import Statistics

extension Comparison {
  /// The comparison as one JSON object.
  public var json: JSONValue {
    let items: [JSONValue] = points.map { point in
      guard case .object(var members) = point.sampled.json else { return .null }
      members += [
        .init("fokker_planck", .optional(point.fokkerPlanck?.dragResistivity)),
        .init("fokker_planck_valid", point.fokkerPlanck.map { .boolean($0.isValid) } ?? .null),
        .init("fokker_planck_because", point.fokkerPlanck.map { .string($0.because) } ?? .null),
        .init("near_coincidences", .array(point.coincidences.map(\.json))),
        .init("relative_difference", .optional(point.relativeDifference)),
        .init("deviation", .optional(point.deviation)),
        .init("extrapolated", .estimate(point.extrapolated?.limit)),
        .init("particles", .estimate(point.particles?.dragResistivity)),
        .init("particles_deviation", .optional(point.particleDeviation)),
        .init("particles_steady_state", point.particles.map { .string($0.steadyState) } ?? .null),
        .init("regime", .string(point.regime.rawValue)), .init("verdict", .string(point.verdict)),
        .init(
          "closed_forms",
          .array(
            point.closedForms.map { result in
              [
                "name": .string(result.name), "equation": .string(result.equation),
                "value": .optional(result.value), "valid": .boolean(result.valid),
                "because": .string(result.because),
              ]
            })),
      ]
      return .object(members)
    }
    var members: [JSONValue.Member] = [.init("points", .array(items))]
    if let chiSquare {
      members.append(
        .init(
          "chi_square",
          [
            "value": .number(chiSquare.value),
            "degrees_of_freedom": .whole(chiSquare.degreesOfFreedom), "Q": .number(chiSquare.q),
          ]))
    }
    return .object(members)
  }

  /// The comparison for a person: one row per point, then what to make of it.
  public var summary: String {
    var table = TextTable(tableHeading)
    for row in tableRows { table.add(row) }
    let title = run.points[0].configuration.title
    let verdicts = zip(pointNames, points).map { "\($0): \($1.verdict)" }
    return
      ((title.isEmpty ? [] : [title]) + [table.text, ""] + verdicts
      + (chiSquareSentence.map { ["", $0] } ?? [])).joined(separator: "\n")
  }

  /// The run's data set with the analytic answers added.
  public func dataset(provenance: Provenance) -> Dataset {
    var data = run.dataset(provenance: provenance)
    data.attributes.removeAll { $0.name == "source" }
    let isExtrapolated = points.contains { $0.extrapolated != nil }
    data.attributes += [
      ResultKind.comparison.source,
      .init(
        "transfers",
        .text((isExtrapolated ? Transfers.extrapolated : .finite).rawValue)),
    ]
    data.add(
      DatasetVariable(
        "fokker_planck_drag_resistivity", dimensions: ["point"],
        values: .real(points.map { $0.fokkerPlanck?.dragResistivity ?? .nan }),
        longName: "drag resistivity of the Fokker-Planck limit",
        units: RunResult.resistivityUnit))
    if points.contains(where: { $0.particles != nil }) { addParticles(to: &data) }
    if isExtrapolated {
      for (name, long, value) in [
        (
          "extrapolated_drag_resistivity", "drag resistivity in the limit of small transfers",
          \Estimate.value
        ),
        ("extrapolated_drag_resistivity_error", "its standard error", \Estimate.standardError),
      ] {
        data.add(
          DatasetVariable(
            name, dimensions: ["point"],
            values: .real(points.map { $0.extrapolated?.limit[keyPath: value] ?? .nan }),
            longName: long, units: RunResult.resistivityUnit))
      }
    }
    data.add(
      DatasetVariable(
        "verdict", dimensions: ["point"], values: .text(points.map(\.verdict)),
        longName: "regime, agreement and its limits in plain language", units: ""))
    data.add(
      DatasetVariable(
        "D3_over_D2", dimensions: ["point"],
        values: .real(points.map { $0.sampled.configuration.closedFormContext.ratio }),
        longName: "mean three-particle over pair diffusion coefficient of the soft model",
        units: "1"))
    let forms = points[0].closedForms.map(\.form)
    data.add(.init("closed_form", size: forms.count))
    data.add(
      DatasetVariable(
        "closed_form", dimensions: ["closed_form"], values: .text(forms.map(\.name)),
        longName: "closed form", units: ""))
    data.add(
      DatasetVariable(
        "closed_form_equation", dimensions: ["closed_form"],
        values: .text(forms.map(\.equation)), longName: "equation of the closed form", units: ""))
    data.add(
      DatasetVariable(
        "closed_form_value", dimensions: ["point", "closed_form"],
        values: .real(points.flatMap { $0.closedForms.map { $0.value ?? .nan } }),
        longName: "value of the closed form", units: "reduced"))
    data.add(
      DatasetVariable(
        "closed_form_valid", dimensions: ["point", "closed_form"],
        values: .integer(points.flatMap { $0.closedForms.map { $0.valid ? 1 : 0 } }),
        longName: "whether the conditions of the closed form hold", units: "1"))
    return data
  }

  private func addParticles(to data: inout Dataset) {
    for (name, long, value) in [
      ("particle_drag_resistivity", "drag resistivity of the particle engine", \Estimate.value),
      ("particle_drag_resistivity_error", "its standard error", \Estimate.standardError),
    ] {
      data.add(
        DatasetVariable(
          name, dimensions: ["point"],
          values: .real(points.map { $0.particles?.dragResistivity?[keyPath: value] ?? .nan }),
          longName: long, units: RunResult.resistivityUnit))
    }
  }
}
