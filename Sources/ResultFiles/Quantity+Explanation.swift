extension Quantity {
  /// What there is to know about one quantity; nil if the catalogue has none of that name.
  ///
  /// - Parameter name: the name of a variable or the path of a member of JSON.
  public static func explain(_ name: String) -> String? {
    let found = catalogue.filter { [$0.variable, $0.member, $0.sweptVariable].contains(name) }
    guard !found.isEmpty else { return nil }
    return found.map(\.explanation).joined(separator: "\n\n")
  }

  private var explanation: String {
    let axes = dimensions.joined(separator: ", ")
    let lines = [
      (variable ?? member ?? "") + " (a quantity of results)", "  \(meaning)",
      variable.map { "  variable    \($0)" }, sweptVariable.map { "  in a sweep  \($0)" },
      member.map { "  JSON        \($0)" }, unit.isEmpty ? nil : "  unit        \(unit)",
      axes.isEmpty ? nil : "  along       \(axes)",
    ]
    return lines.compactMap { $0 }.joined(separator: "\n")
  }

  /// The catalogue as tables in Markdown, one for each group: the second half of the guide's page on output.
  public static var tables: String {
    groups.map { group in
      let rows = group.quantities.map { quantity in
        let cells = [
          [quantity.variable, quantity.sweptVariable].compactMap { $0 }.joined(separator: ", "),
          quantity.member ?? "", quantity.shape, quantity.unit, quantity.meaning,
        ].map { $0.replacing("|", with: "\\|").replacing("*", with: "\\*") }
        return "| " + cells.joined(separator: " | ") + " |"
      }
      return
        ([
          "## \(group.title)", "", "| variable | JSON | dimensions | unit | meaning |",
          "|---|---|---|---|---|",
        ] + rows).joined(separator: "\n")
    }.joined(separator: "\n\n")
  }

  private var shape: String {
    let lead =
      switch scope {
      case .point: ["point"]
      case .sweptPoint: ["(point)"]
      case .result: [String]()
      }
    return (variable == nil ? dimensions : lead + dimensions).joined(separator: ", ")
  }
}
