import Input
import Report
import ResultFiles
import Statistics
import Studies

extension FitAnswer {
  /// The report: the figure, the best values, what stands out, every residual.
  func page(_ provenance: Provenance) -> Page {
    let first = outcome.problem.single.configurations[0]
    return Page(
      title: first.title.isEmpty ? "Coulomb drag: fit" : first.title,
      origin:
        "drag \(provenance.version), \(provenance.date), data \(outcome.problem.request.data.name), "
        + "engine \(outcome.problem.request.engine.rawValue), \(outcome.trials) trials",
      figures.map { .figure($0) } + [
        .paragraph(goodnessSentence),
        .table(["free key", "unit", "best value", "error", "start", "standing"], parameterRows),
      ] + (noteLines + outlierLines + profileLines).map { .paragraph($0) } + [
        .heading("Residuals"), .table(rowHeading, rows), .heading("Input with the best values"),
        .verbatim(bestInput, language: "yaml"),
      ])
  }

  private var unit: String { configuration.resistivityUnit.name }

  private var rowHeading: [String] {
    outcome.problem.request.data.keys.map(\.path) + [
      "measured [\(unit)]", "model [\(unit)]", "residual in errors",
    ]
  }

  private var rows: [[String]] {
    outcome.problem.rows.enumerated().map { index, row in
      row.settings.map(\.value.description) + [
        "\(Estimate(value: row.resistivity, standardError: row.error))", "\(outcome.model[index])",
        TextTable.short(outcome.residuals[index], digits: 2),
      ]
    }
  }

  /// Data and model against the first column of the data, and the profiles.
  private var figures: [ReportFigure] {
    [curve].compactMap(\.self) + profileFigures
  }

  private var curve: ReportFigure? {
    let rows = outcome.problem.rows
    guard let key = outcome.problem.request.data.keys.first else { return nil }
    let abscissas = rows.map { $0.settings[0].value.numbers[0] }
    let order = rows.indices.sorted { abscissas[$0] < abscissas[$1] }
    let isPositive = zip(rows, outcome.model).allSatisfy { $0.resistivity > 0 && $1.value > 0 }
    let isWide =
      isPositive
      && (rows.map(\.resistivity).max() ?? 1) > 20 * (rows.map(\.resistivity).min() ?? 1)
    // With several columns no curve joins the points.
    let isSingle = outcome.problem.request.data.keys.count == 1
    let dimension =
      configuration.unitSystem == nil ? key.dimension.reducedUnit : key.dimension.siUnit
    return ReportFigure(
      name: "fit",
      caption: "Measured drag resistivity with errors, and the model with the best values.",
      plot: LinePlot(
        title: "Data and model",
        x: (key.path + (dimension.isEmpty ? "" : " (\(dimension))"), .linear),
        y: ("rho_D (\(unit))", isWide ? .logarithmic : .linear),
        series: [
          LinePlot.Series(
            name: "measured", style: .points, colour: 0,
            points: rows.indices.map { (abscissas[$0], rows[$0].resistivity) },
            errors: rows.map(\.error)),
          LinePlot.Series(
            name: "model", style: isSingle ? .curve : .points, colour: 1,
            points: order.map { (abscissas[$0], outcome.model[$0].value) },
            errors: isSingle ? [] : order.map { outcome.model[$0].standardError }),
        ]))
  }

  private var profileFigures: [ReportFigure] {
    outcome.problem.parameters.indices.compactMap { index in
      guard let profile = outcome.profiles[index] else { return nil }
      let name = outcome.problem.parameters[index].name
      return ReportFigure(
        name: "profile-\(index + 1)",
        caption: "Rise of chi-square along \(name), the other free keys at their best.",
        plot: LinePlot(
          title: "Profile of \(name)", x: (name, .linear), y: ("rise of chi-square", .linear),
          series: [
            LinePlot.Series(
              name: "", style: .curve,
              points: zip(profile.values, profile.rises).map { ($0, $1) })
          ]))
    }
  }
}
