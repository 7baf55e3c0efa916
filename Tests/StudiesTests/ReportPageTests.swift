import Foundation
import Input
import ResultFiles
import Studies
import Testing

/// The report of a comparison as a page: what it opens with, and in which units.
@Suite struct ReportPageTests {
  private static let soft = """
    wires: {mean_fermi_energy: 4, mismatch: 0}
    interaction: {interwire: {form: gaussian, strength: 1, length: 10}}
    collisions: {triples: {kernel: soft-model, lambda: [0.02, 0.03], length: 10}}
    solve: {samples: 16384, basis: {intervals: 12}}
    sweep: {wires.mismatch: [-1, 0, 1]}
    """

  private static let device = """
    units: {system: SI, temperature: 4.2, effective_mass: 0.067, relative_permittivity: 12.9}
    wires: {density: [20, 20]}
    interaction: {interwire: {form: gated-coulomb, separation: 33, gate: 200}}
    solve: {samples: 16384, basis: {intervals: 12}}
    sweep: {wires.density: [[20, 20], [22, 22]]}
    """

  private static func page(_ text: String) throws -> String {
    let input = try RepeatedWork.parse(text)
    let documents = try input.outcome(of: .comparison(.init())).documents(
      provenance: Provenance.current(version: packageVersion))
    return try #require(documents.first { $0.name == "report.html" }).contents
  }

  /// The verdict as a reader sees it, and its sentences.
  private static func verdict(_ html: String) throws -> (text: String, sentences: Int) {
    let paragraph = try #require(html.firstMatch(of: /<p>(.*?)<\/p>/)).output.1
    let text = String(paragraph).replacing(/<[^>]*>/, with: "")
    return (text, text.matches(of: /\.( [A-Z]|$)/).count)
  }

  @Test func `the page opens with the figure and a verdict of three sentences`() throws {
    let html = try Self.page(Self.soft)
    let figure = try #require(html.range(of: "<figure")?.lowerBound)
    let paragraph = try #require(html.range(of: "<p>")?.lowerBound)
    let table = try #require(html.range(of: "<table")?.lowerBound)
    #expect(figure < paragraph && paragraph < table)
    let (text, sentences) = try Self.verdict(html)
    #expect(sentences == 3, "\(text)")
    #expect(text.hasPrefix("The drag resistivity goes from "))
    #expect(text.matches(of: /\(wires.mismatch = -?[0-9]\)/).count >= 2)
    #expect(
      text.contains(". Sampling and Fokker-Planck ")
        && text.contains(". By regime the points are: "))
  }

  @Test func `without friction there is no figure of it, and the verdict says why`() throws {
    let html = try Self.page(
      Self.soft.replacing(
        "collisions: {triples: {kernel: soft-model, lambda: [0.02, 0.03], length: 10}}\n", with: ""
      ).replacing("[-1, 0, 1]", with: "[0.5, 1]"))
    let (text, sentences) = try Self.verdict(html)
    #expect(text.hasPrefix("No point has a sampled drag resistivity (frictionless)."))
    #expect(sentences == 3, "\(text)")
  }

  @Test func `a run with SI input has verdict and axes in SI units`() throws {
    let html = try Self.page(Self.device)
    let (text, sentences) = try Self.verdict(html)
    #expect(text.contains(" kOhm/um (") && !text.contains("mT"))
    #expect(sentences == 3 && text.contains("the coupling is not weak at 2"), "\(text)")
    #expect(html.contains("wires.density (<math>") || html.contains("wires.density (1/um)"))
    #expect(html.contains("(kOhm/um)</tspan></text>"))
  }
}
