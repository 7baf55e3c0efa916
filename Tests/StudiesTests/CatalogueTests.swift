import Fitting
import Input
import ResultFiles
import Studies
import Testing

/// What results hold, and what the catalogue of quantities says that they hold.
@Suite struct CatalogueTests {
  /// What came of every question.
  private static let results:
    [String: Result<(input: InputFile, json: JSONValue, data: Dataset), any Error>] =
      Dictionary(
        uniqueKeysWithValues: SmallStudy.all.map { study in
          let result = Result {
            let input = try RepeatedWork.parse(study.text)
            let outcome = try input.outcome(of: study.kind)
            return (input: input, json: outcome.json, data: outcome.dataset)
          }
          return (study.testDescription, result)
        })

  private static func result(
    _ study: SmallStudy
  ) throws -> (input: InputFile, json: JSONValue, data: Dataset) {
    try #require(results[study.testDescription]).get()
  }

  /// The paths of all members below a value: `a[].b` for elements of lists.
  private static func paths(_ value: JSONValue, at path: String) -> [String] {
    switch value {
    case .object(let members):
      let names = members.map(\.name)
      #expect(Set(names).count == names.count, "\(path) has a member twice: \(names)")
      return members.flatMap { paths($0.value, at: path.isEmpty ? $0.name : "\(path).\($0.name)") }
    case .array(let elements):
      guard elements.contains(where: isObject) else { return [path] }
      return Array(Set(elements.flatMap { paths($0, at: "\(path)[]") }))
    default: return [path]
    }
  }

  /// Whether it has members of its own: an estimate is a number.
  private static func isObject(_ value: JSONValue) -> Bool {
    guard case .object(let members) = value else { return false }
    return members.map(\.name) != ["value", "standard_error"]
  }

  /// Whether a path is that of a member of the catalogue, in which `*` is any name.
  private static func isMember(_ path: String, _ member: String) -> Bool {
    guard member.contains("*") else { return path == member }
    let parts = member.split(separator: "*", omittingEmptySubsequences: false).map(String.init)
    return path.hasPrefix(parts[0]) && path.hasSuffix(parts[1])
      && path.count > parts[0].count + parts[1].count
  }

  /// The member that stands for a path; of an estimate, and of columns, the second one belongs to the first.
  private static func member(for path: String) -> String? {
    let endings = [".value", ".standard_error", "_error"]
    let candidates = [path] + endings.filter(path.hasSuffix).map { String(path.dropLast($0.count)) }
    return candidates.lazy.compactMap { candidate in
      Quantity.catalogue.compactMap(\.member).first { isMember(candidate, $0) }
    }.first
  }

  /// The quantity that stands for a variable.
  private static func quantity(for variable: String) -> Quantity? {
    let plain = variable.hasSuffix("_error") ? String(variable.dropLast(6)) : variable
    return [variable, plain].lazy.compactMap { name in
      Quantity.catalogue.first {
        $0.variable == name || $0.sweptVariable == name
          || $0.variable.map { $0.hasSuffix("*") && name.hasPrefix($0.dropLast()) } == true
      }
    }.first
  }

  /// The paths of a result, or of each point of it.
  private static func paths(_ json: JSONValue) -> [String] {
    paths(json, at: "").map { $0.replacing(/^points\[\]\./, with: "") }
      .filter { !$0.hasPrefix("settings.") }
  }

  @Test(arguments: SmallStudy.all)
  func `every member and every variable of a result is in the catalogue`(study: SmallStudy) throws {
    let (input, json, data) = try Self.result(study)
    for path in Self.paths(json) { #expect(Self.member(for: path) != nil, "\(path)") }
    let swept = input.sweep.map { $0.key.path.replacing(".", with: "_") }
    for variable in data.variables {
      #expect(!variable.longName.isEmpty, "\(variable.name)")
      #expect(variable.values.texts != nil || !variable.units.isEmpty, "\(variable.name)")
      guard !swept.contains(variable.name) else { continue }
      guard let quantity = Self.quantity(for: variable.name) else {
        Issue.record("the catalogue lacks \(variable.name)")
        continue
      }
      let isError = variable.name.hasSuffix("_error") && quantity.variable != variable.name
      #expect(
        variable.longName == (isError ? "standard error: " : "") + quantity.meaning,
        "\(variable.name)")
      // Truth values have no unit in the catalogue.
      #expect(
        variable.units == quantity.unit || quantity.unit.isEmpty && variable.units == "1",
        "\(variable.name)")
      #expect(Array(variable.dimensions.suffix(quantity.dimensions.count)) == quantity.dimensions)
    }
  }

  @Test(arguments: SmallStudy.all)
  func `a result says which study it is of`(study: SmallStudy) throws {
    let data = try Self.result(study).data
    func text(_ name: String) -> String? { data.attribute(name)?.texts?.first }
    let source = try #require(text("source"))
    let kind =
      StudyKind(words: source, attribute: text) ?? FitRequest(words: source, attribute: text)?.kind
    #expect(kind == study.kind)
  }

  @Test func `every quantity of the catalogue is in some result`() throws {
    var seen: Set<String> = []
    for study in SmallStudy.all {
      let (_, json, data) = try Self.result(study)
      seen.formUnion(Self.paths(json).compactMap(Self.member))
      seen.formUnion(data.variables.compactMap { Self.quantity(for: $0.name)?.variable })
    }
    for quantity in Quantity.catalogue {
      for name in [quantity.variable, quantity.member].compactMap(\.self) {
        #expect(seen.contains(name), "no result holds \(name)")
      }
    }
  }
}
