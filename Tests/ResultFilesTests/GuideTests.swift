import ResultFiles
import Testing

/// The tables of the guide's page on output, which `drag explain --results` prints.
@Suite struct GuideTests {
  /// The names in the first column of each table; a family is written with a star, which Markdown escapes.
  private static func variables() -> [String] {
    let lines = Quantity.tables.split(separator: "\n")
    let rows = lines.filter { $0.hasPrefix("|") && !$0.hasPrefix("|--") }
    return rows.compactMap {
      $0.split(separator: "|", omittingEmptySubsequences: false)[1] as Substring?
    }
    .flatMap { $0.split(separator: ",") }
    .map { $0.filter { !" `\\".contains($0) } }
    .filter { !$0.isEmpty && $0 != "variable" }
  }

  @Test func `the guide lists every variable of results and no other`() {
    let listed = Self.variables()
    let catalogue = Quantity.catalogue.flatMap { [$0.variable, $0.sweptVariable] }.compactMap(
      \.self)
    #expect(Set(catalogue).subtracting(listed).sorted() == [], "the guide lacks these")
    #expect(Set(listed).subtracting(catalogue).sorted() == [], "no result holds these")
    #expect(catalogue.count > 70)
  }
}
