import Foundation
import Input
import Report
import Statistics
import Studies

extension FitAnswer {
  /// The fit for a person.
  var summary: String {
    ([parameterTable.text] + noteLines + ["", goodnessSentence] + outlierLines + correlationLines
      + profileLines).joined(separator: "\n")
  }

  private var parameters: [FitParameter] { outcome.problem.parameters }

  /// Best values with their errors.
  var parameterTable: TextTable {
    var table = TextTable(["free key", "unit", "best value", "error", "start", "standing"])
    for row in parameterRows { table.add(row) }
    return table
  }

  /// The same as rows of words.
  var parameterRows: [[String]] {
    parameters.indices.map { index in
      let parameter = parameters[index]
      let dimension = parameter.key.dimension
      let unit = configuration.unitSystem == nil ? dimension.reducedUnit : dimension.siUnit
      let value = outcome.estimate(index)
      return [
        parameter.name, unit.isEmpty ? "1" : unit,
        value.map { "\($0)" } ?? TextTable.short(outcome.best[index]),
        value.map { TextTable.short($0.standardError, digits: 2) } ?? "none",
        TextTable.short(parameter.startNumber), outcome.standing(index),
      ]
    }
  }

  /// What a reader must not overlook.
  var noteLines: [String] {
    var lines: [String] = []
    if parameters.isEmpty { lines.append("nothing is free: the model as it is, against the data") }
    if !outcome.isConverged {
      lines.append("WARNING: the search ran out of steps before it came to its end")
    }
    let lost = outcome.errors.undetermined.sorted().map { parameters[$0].name }
    if lost.count == 1 {
      lines.append("NOTE: the data do not determine \(lost[0]): the model does not change with it")
    } else if lost.count > 1 {
      lines.append(
        "NOTE: the data determine only a combination of \(lost.joined(separator: " and ")); "
          + "fix one of them")
    }
    for (index, _) in outcome.bounds.sorted(by: { $0.key < $1.key }) {
      lines.append(
        "NOTE: \(parameters[index].name) is \(outcome.standing(index)): the best value may lie beyond it"
      )
    }
    return lines
  }

  /// Chi-square and what it means.
  var goodnessSentence: String {
    let chiSquare = outcome.chiSquare
    let numbers =
      "chi-square \(TextTable.short(chiSquare.value)) for \(chiSquare.degreesOfFreedom) degrees of freedom, "
      + "Q = \(TextTable.short(chiSquare.q, digits: 2)): "
    switch chiSquare.q {
    case ..<0.001:
      let factor = chiSquare.perDegree.squareRoot()
      return numbers + "the model does not describe the data within the errors; with errors "
        + "\(TextTable.short(factor, digits: 2)) times as large it would, and so would be those of the best values"
    case ..<0.05: return numbers + "the model hardly describes the data within the errors"
    case 0.999...: return numbers + "closer than the errors let expect: they may be too large"
    default: return numbers + "the model describes the data within the errors"
    }
  }

  /// The measurements that stand out, and what would be without them.
  var outlierLines: [String] {
    let far = outcome.outliers
    guard !far.isEmpty else { return [] }
    let rest = ChiSquare(
      value: outcome.chiSquare.value
        - far.reduce(0) { $0 + outcome.residuals[$1] * outcome.residuals[$1] },
      degreesOfFreedom: max(0, outcome.chiSquare.degreesOfFreedom - far.count))
    return outlierNames
      + [
        "  the others alone: chi-square \(TextTable.short(rest.value)) for \(rest.degreesOfFreedom), Q = "
          + "\(TextTable.short(rest.q, digits: 2)); put # before a line of the data to leave it out, and fit again"
      ]
  }

  private var outlierNames: [String] {
    outcome.outliers.map { index in
      let row = outcome.problem.rows[index]
      let place = row.settings.map { "\($0.key) = \($0.value.description)" }.joined(separator: ", ")
      return "  line \(row.line) of the data stands out: \(place), measured "
        + "\(Estimate(value: row.resistivity, standardError: row.error)), model \(outcome.model[index]), "
        + "\(TextTable.short(outcome.residuals[index], digits: 2)) errors apart"
    }
  }

  private var correlationLines: [String] {
    parameters.indices.flatMap { row in
      parameters.indices.filter { $0 > row }.map { column in
        "correlation of \(parameters[row].name) and \(parameters[column].name): "
          + TextTable.short(outcome.errors.correlations[row][column], digits: 2)
      }
    }
  }

  /// The profiles, as intervals.
  var profileLines: [String] {
    parameters.indices.compactMap { index in
      guard let profile = outcome.profiles[index] else { return nil }
      let (low, high) = profile.interval
      func text(_ value: Double?) -> String { value.map { TextTable.short($0) } ?? "its end" }
      return "profile of \(parameters[index].name): chi-square is no parabola; it rises by one at "
        + "\(text(low)) and \(text(high))"
    }
  }
}
