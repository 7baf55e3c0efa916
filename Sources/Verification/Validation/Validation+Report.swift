import Foundation
public import Report
public import ResultFiles
import Statistics
public import Studies

extension Validation {
  private static let heading = [
    "equation", "compared", "value", "from", "theory", "from", "difference", "tolerance",
    "what the tolerance allows for", "result",
  ]

  private static let explanation =
    "Each row holds two independent computations against each other, and its tolerance is the size of the "
    + "terms that the theory leaves out, a quarter of it for the next order, four standard errors of "
    + "what was sampled, and 1e-9 of round-off."

  /// How it ended, in one sentence.
  public var verdict: String {
    let failed = rows.filter { !$0.isPassed }.count
    return failed == 0
      ? "All \(rows.count) comparisons passed."
      : "\(failed) of \(rows.count) comparisons FAILED."
  }

  /// Which row comes closest to its tolerance, in one sentence.
  var closest: String {
    let shares = rows.filter { $0.tolerance > 0 }.map { (abs($0.difference) / $0.tolerance, $0) }
    guard let (share, row) = shares.max(by: { $0.0 < $1.0 }) else {
      return "No row has a tolerance to come close to."
    }
    return "\(row.equation), \(row.subject), takes most of its tolerance, "
      + "\(TextTable.short(100 * share, digits: 2)) %."
  }

  /// The validation for a person: one line a row.
  public var summary: String {
    let blocks = sections.map { section in
      var table = TextTable([
        "equation", "compared", "value", "theory", "difference", "allowed", "",
      ])
      for row in section.rows {
        let cells = row.cells
        table.add([cells[0], cells[1], cells[2], cells[4], cells[6], cells[7], cells[9]])
      }
      return section.title + "\n" + table.text
    }
    return (blocks + [verdict]).joined(separator: "\n\n")
  }

  /// The validation as one JSON object.
  public var json: JSONValue {
    [
      "passed": .boolean(isPassed), "rows": .array(rows.map(\.json)),
      "wall_seconds": .number(seconds), "version": .string(packageVersion),
    ]
  }

  /// The report.
  public func page(provenance: Provenance) -> Page {
    // The page opens with the first figure; the others stand with their rows.
    let first = sections.firstIndex { $0.figure != nil }
    let blocks = sections.enumerated().flatMap { index, section -> [Page.Block] in
      [.heading(section.title), .table(Self.heading, section.rows.map(\.cells))]
        + (index == first ? [] : section.figure.map { [.figure($0)] } ?? [])
    }
    let opening = first.flatMap { sections[$0].figure }.map { [Page.Block.figure($0)] } ?? []
    return Page(
      title: "The theory's equations and figures, held against this program",
      origin: "drag \(provenance.version), \(provenance.date), "
        + "\(TextTable.short(seconds, digits: 2)) s",
      opening + [.paragraph(bold: verdict, closest + " " + Self.explanation)] + blocks)
  }

  /// The report and its figures as files.
  public func documents(provenance: Provenance) -> [Document] {
    Document.all(of: page(provenance: provenance), named: "validation")
  }
}

extension ValidationRow {
  /// The row for a table, in the order of the heading.
  var cells: [String] {
    func number(_ value: Double) -> String { TextTable.short(value, digits: 5) }
    func share(_ value: Double) -> String {
      switch measure {
      case .relative: TextTable.short(100 * value, digits: 2) + " %"
      case .absolute: TextTable.short(value, digits: 2)
      case .probability: ""
      }
    }
    return [
      equation, subject, value.standardError > 0 ? "\(value)" : number(value.value), valueSource,
      number(reference), referenceSource, share(difference), share(tolerance), because,
      isPassed ? "pass" : "FAIL",
    ]
  }

  /// The row as one JSON object.
  var json: JSONValue {
    [
      "equation": .string(equation), "compared": .string(subject),
      "value": ["value": .number(value.value), "standard_error": .number(value.standardError)],
      "from": .string(valueSource), "theory": .number(reference),
      "theory_from": .string(referenceSource), "measure": .string(measure.rawValue),
      "difference": .number(difference), "tolerance": .number(tolerance),
      "neglected": .number(neglected), "because": .string(because), "passed": .boolean(isPassed),
    ]
  }
}
