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
        .init("relative_difference", .optional(point.relativeDifference)),
        .init("deviation", .optional(point.deviation)),
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

  /// The comparison for a person: one row per point.
  public var summary: String {
    var table = TextTable(
      run.input.sweep.map(\.key.path) + [
        "sampled rho_D", "Fokker-Planck", "difference %", "in errors", "closed forms that apply",
      ])
    for point in points {
      let closed = point.applicable.map { result in
        let value = result.value ?? .nan
        let ratio = point.sampled.dragResistivity.map { $0.value / value }
        return "\(result.name) \(TextTable.short(value))"
          + (ratio.map { " (sampled/it \(TextTable.short($0)))" } ?? "")
      }
      table.add(
        point.sampled.configuration.settings.map(\.value.description) + [
          point.sampled.dragResistivity.map { "\($0)" } ?? point.sampled.steadyState,
          point.fokkerPlanck.map { TextTable.short($0.dragResistivity, digits: 6) } ?? "none",
          point.relativeDifference.map { TextTable.short(100 * $0, digits: 2) } ?? "",
          point.deviation.map { TextTable.short($0, digits: 2) } ?? "",
          closed.isEmpty ? "none" : closed.joined(separator: "; "),
        ])
    }
    let title = run.points[0].configuration.title
    var text = (title.isEmpty ? "" : title + "\n") + table.text
    if let chiSquare {
      text +=
        "\nchi-square \(TextTable.short(chiSquare.value)) for \(chiSquare.degreesOfFreedom) points, "
        + "Q = \(TextTable.short(chiSquare.q, digits: 2)) "
        + "(statistical errors only; finite transfers differ from the limit by O(1/l^2))"
    }
    return text
  }

  /// The run's data set with the analytic answers added.
  public func dataset(provenance: Provenance) -> Dataset {
    var data = run.dataset(provenance: provenance)
    data.add(
      DatasetVariable(
        "fokker_planck_drag_resistivity", dimensions: ["point"],
        values: .real(points.map { $0.fokkerPlanck?.dragResistivity ?? .nan }),
        longName: "drag resistivity of the Fokker-Planck limit",
        units: RunResult.resistivityUnit))
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
}
