import Foundation
import Report
import Testing

@Suite struct PageTests {
  private static let plot = LinePlot(
    title: "a plot", x: ("wires.mismatch (T)", .linear), y: ("rho_D (kOhm/um)", .logarithmic),
    series: [
      .init(
        name: "lambda = 1e-07", style: .points, colour: 0, points: [(0, 1e-6), (1, .nan)],
        errors: [5e-7, .infinity]),
      .init(name: "", style: .curve, colour: 0, points: [(0, 1e-6), (1, 2e-6), (2, 4e-6)]),
      .init(name: "</script> \"x\"", style: .dashed, points: [(0, 1e-6), (1, 2e-6), (2, 4e-6)]),
    ])

  private static func page(_ blocks: [Page.Block]) -> String {
    Page(title: "a < b", origin: "here", blocks).html
  }

  /// What a paragraph becomes.
  private static func typeset(_ text: String) throws -> String {
    String(try #require(page([.paragraph(text)]).firstMatch(of: /<p>(.*?)<\/p>/)).output.1)
  }

  /// A typeset text without its tags: what a reader sees.
  private static func seen(_ text: String) throws -> String {
    try typeset(text).replacing(/<[^>]*>/, with: "")
  }

  @Test func `formulas become MathML and the words between them stay`() throws {
    let html = try Self.typeset(
      "D3/D2 << (T/eps_F)^2 exp(-eps_F/T) holds at Delta = 0.5 T, and a is a word")
    #expect(html.components(separatedBy: "<math>").count == 3)
    #expect(html.components(separatedBy: "</math>").count == 3)
    #expect(html.contains("<mi>ε</mi>") && html.contains("<mo>\u{226A}</mo>"))
    #expect(html.contains("</math> holds at <math>") && html.hasSuffix(", and a is a word"))
    #expect(try Self.typeset("n^2 (2 pi)^(1/2) = 2").contains("<msup>"))
    #expect(try Self.typeset("sqrt(mT)/e^2").contains("<msqrt><mi>m</mi><mi>T</mi></msqrt>"))
  }

  @Test func `every element of a formula is closed`() throws {
    let texts = [
      "rho_D (sqrt(mT)/e^2)", "ln(zeta^2 dg/dk)) (x^", "g^T Q g (of it 3)", "2^(3/2) for 2^",
      "(eps_F", "^^2",
      "exp(-(eps_F1+eps_F2)/2T)/cosh(Delta/2T)", "k_T1/k_T2 )(", "O(1/l^2))", "rho_D^-1 = 1e-9",
    ]
    for text in texts {
      var open: [String] = []
      for tag in try Self.typeset(text).matches(of: /<(\/?)([a-z]+)[^>\/]*(\/?)>/) {
        guard tag.output.3.isEmpty else { continue }
        if tag.output.1.isEmpty {
          open.append(String(tag.output.2))
        } else {
          #expect(open.popLast() == String(tag.output.2), "\(text)")
        }
      }
      #expect(open.isEmpty, "\(text)")
    }
  }

  @Test func `keys, names and hyphens are no formulas`() throws {
    let texts = [
      "collisions.triples.lambda and collisions.triples.mu_1", "Fokker-Planck and chi-square",
      "4 or 5 of 6",
      "wire 1 less wire 2", "(28) with (26)", "I have a plan, T or k",
    ]
    for text in texts {
      #expect(try !Self.typeset(text).contains("<math>"), "\(text)")
      #expect(try Self.seen(text) == text)
    }
  }

  @Test func `a number is one piece, with its sign, its error and its power of ten`() throws {
    #expect(
      try Self.typeset("at 1.23(4)e-05 kOhm/um")
        == "at <span class=\"n\">1.23(4) \u{00D7} 10<sup>\u{2212}5</sup></span> kOhm/um")
    #expect(try Self.typeset("[-0.4, 4-5]").contains("<span class=\"n\">-0.4</span>"))
    #expect(try Self.seen("[-0.4, 4-5]") == "[-0.4, 4-5]")
    #expect(Self.page([]).contains(".n, math { white-space: nowrap; }"))
  }

  @Test func `a figure is a picture for paper and data for scripts`() throws {
    let html = Self.page([.figure(ReportFigure(name: "f", caption: "rho_D", plot: Self.plot))])
    #expect(html.components(separatedBy: "<svg").count == 2)
    let text = try #require(html.firstMatch(of: /<script type="application\/json">(.*?)<\/script>/))
    let object = try JSONSerialization.jsonObject(with: Data(String(text.output.1).utf8))
    let data = try #require(object as? [String: Any])
    let series = try #require(data["series"] as? [[String: Any]])
    #expect(
      series.compactMap { $0["name"] as? String } == ["λ = 10^\u{2212}7", "", "</script> \"x\""])
    // What is no number is left out with its error.
    #expect(series[0]["points"] as? [[Double]] == [[0, 1e-6]])
    #expect(series[0]["errors"] as? [Double] == [5e-7])
    #expect((data["y"] as? [String: String]) == ["name": "ρ_D", "scale": "logarithmic"])
  }

  @Test func `a curve without a name goes on and off with the points of its colour`() {
    let html = Self.page([.figure(ReportFigure(name: "f", caption: "", plot: Self.plot))])
    let choices = html.matches(of: /data-series="([0-9 ]*)"/).map { String($0.output.1) }
    #expect(choices == ["0 1", "2"])
  }

  @Test func `scripts are in a page once, and only with figures`() {
    let figure = Page.Block.figure(ReportFigure(name: "f", caption: "", plot: Self.plot))
    #expect(Self.page([figure, figure]).components(separatedBy: "Chart.js v3.9.1").count == 2)
    #expect(!Self.page([.paragraph("nothing to draw")]).contains("<script"))
  }

  @Test func `axes of pictures have Greek letters, indices and powers`() {
    #expect(Self.plot.svg.contains("ρ<tspan dy=\"3\" font-size=\"75%\">D</tspan>"))
    #expect(Self.plot.svg.contains("wires.mismatch (T)</text>"))
  }
}
