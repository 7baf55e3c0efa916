import Input
import ResultFiles
import Studies
import Testing

/// A title is shown where there is one; without one there is no line for it.
@Suite struct TitleTests {
  private static let kinds: [StudyKind] = [
    .steadyState(.operator), .comparison(.init()), .spectrum, .fokkerPlanck, .closedForms,
  ]

  private static func outcome(_ kind: StudyKind, title: String) throws -> any StudyOutcome {
    let text = title.isEmpty ? RepeatedWork.soft : "title: \(title)\n" + RepeatedWork.soft
    return try RepeatedWork.parse(text).outcome(of: kind)
  }

  @Test(arguments: kinds)
  func `a title is the first line and an attribute, and neither is there without one`(
    kind: StudyKind
  ) throws {
    let (titled, plain) = (try Self.outcome(kind, title: "T"), try Self.outcome(kind, title: ""))
    #expect(titled.summary.hasPrefix("T\n"))
    #expect(titled.dataset.attribute("title") == .text("T"))
    #expect(plain.dataset.attribute("title") == nil)
    #expect(!plain.dataset.attributes.contains { $0.values.texts?.contains("") == true })
    #expect(!plain.summary.hasPrefix("\n"))
    #expect(!plain.summary.contains("untitled") && !plain.json.text().contains("untitled"))
  }

  @Test func `a report without a title says what it is`() throws {
    let provenance = Provenance.current(version: packageVersion)
    let heads = try ["T", ""].map { title -> [String] in
      let documents = try Self.outcome(.comparison(.init()), title: title).documents(
        provenance: provenance)
      let html = try #require(documents.first { $0.name == "report.html" }).contents
      let markdown = try #require(documents.first { $0.name == "report.md" }).contents
      let heading = try #require(html.firstMatch(of: /<h1>(.*?)<\/h1>/)).output.1
      return [String(heading), String(markdown.prefix { $0 != "\n" })]
    }
    #expect(heads == [["T", "# T"], ["Coulomb drag: comparison", "# Coulomb drag: comparison"]])
  }

  @Test func `a title is empty unless it is given, and no line of the resolved input`() throws {
    let input = try RepeatedWork.parse(RepeatedWork.soft)
    #expect(input.configurations[0].title.isEmpty)
    #expect(!input.resolvedInput.contains { $0.key == "title" })
    guard case .found(let text) = InputKey.explain("title") else {
      Issue.record("there is no key title")
      return
    }
    #expect(text.contains("default:  none"))
  }
}
