import ClosedForms
import Input
import KineticOperator
import Report
import Statistics

extension ResponseResult {
  /// The response for a person: the limits, the weights, and a table over omega.
  public var summary: String {
    var lines: [String] = []
    switch outcome {
    case .found(let response, let points):
      lines += limitLines(response) + ["", table(points, response)]
    case .indefinite(let form):
      lines += [
        "  no response: the collision form is indefinite (lowest eigenvalue \(form.eigenvalue), "
          + "scaled to a unit diagonal)",
        "  Lower collisions.triples.mixed or the interaction strengths.",
      ]
    case .undersampled(let momentum):
      lines.append(
        "  no response: no collision reached momentum \(TextTable.short(momentum)) (too few "
          + "samples); draw more samples or lower the cutoff")
    }
    return lines.joined(separator: "\n")
  }

  private func limitLines(_ response: FrequencyResponse) -> [String] {
    let rates = response.modes.rates
    var lines = [
      "  rho_12 at dc           "
        + (dragResistivity.map { $0.value == 0 ? "0" : "\($0.scaled(by: -1))" } ?? "none")
        + (response.frictionlessWeight > 0
          ? "  (frictionless: linear in omega, equations (34), (35))" : ""),
      "  rho_12 above all rates \(highFrequency)  (pairs alone, equation (29): "
        + (highFrequencyOfPairs.map { TextTable.short($0, digits: 7) } ?? "none") + ")",
      "  relaxation rates       \(rates.first.map { "\($0)" } ?? "none") to "
        + "\(rates.last.map { "\($0)" } ?? "none") T/hbar",
      "  weight of the relative motion \(TextTable.short(response.totalWeight, digits: 6)), "
        + "of which frictionless \(TextTable.short(response.frictionlessWeight, digits: 6)) "
        + "(pairs alone: \(TextTable.short(max(pairs.frictionlessWeight, 0), digits: 6)))",
      "  samples                \(samples) (seed \(configuration.random.seed)), "
        + "\(TextTable.short(seconds)) s",
    ]
    if !isTargetReached {
      lines.append("  WARNING: the samples ran out before the error asked for was reached")
    }
    return lines
  }

  /// The last column is what a rate without dispersion would be: one number all the way.
  private func table(
    _ points: [FrequencyResponse.Point], _ response: FrequencyResponse
  ) -> String {
    var table = TextTable([
      "omega", "Re rho_12", "Im rho_12", "Re S", "Im S", "Re rho_12/(high frequency)",
    ])
    for point in points {
      table.add([
        TextTable.short(point.omega), "\(point.offDiagonalResistivity.real)",
        "\(point.offDiagonalResistivity.imaginary)", "\(point.conductivity.real)",
        "\(point.conductivity.imaginary)",
        TextTable.short(point.offDiagonalResistivity.real.value / highFrequency.value),
      ])
    }
    return table.text
  }
}
