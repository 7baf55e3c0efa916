public import ClosedForms
public import RunFiles

/// Every closed form for a configuration, each with whether it applies and why.
public struct ClosedFormAnswer: Sendable {
  /// The configuration.
  public let configuration: RunConfiguration
  /// One result per closed form, in the order of `ClosedForm.allCases`.
  public let results: [ClosedFormResult]

  /// Evaluates all closed forms.
  /// - Throws: `GSLError` if the quadrature of (29) fails.
  public init(_ configuration: RunConfiguration) throws {
    self.configuration = configuration
    let context = configuration.closedFormContext
    results = try ClosedForm.allCases.map { try $0.evaluate(in: context) }
  }

  /// The results as one JSON object.
  public var json: JSONValue {
    var members: [JSONValue.Member] = []
    if !configuration.settings.isEmpty {
      members.append(.init("settings", .settings(configuration.settings)))
    }
    members.append(
      .init(
        "results",
        .array(
          results.map { result in
            [
              "name": .string(result.name), "equation": .string(result.equation),
              "value": .optional(result.value), "valid": .boolean(result.valid),
              "because": .string(result.because),
            ]
          })))
    members.append(.init("version", .string(packageVersion)))
    return .object(members)
  }

  /// The results for a person.
  public var summary: String {
    var table = TextTable(["closed form", "equation", "value", "applies", "because"])
    for result in results {
      table.add([
        result.name, result.equation, result.value.map { TextTable.short($0, digits: 7) } ?? "none",
        result.valid ? "yes" : "no", result.because,
      ])
    }
    return table.text
  }
}
