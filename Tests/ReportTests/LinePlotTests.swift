import Foundation
import Report
import Testing

@Suite struct LinePlotTests {
  @Test func `ticks are round numbers inside the axis`() {
    let linear = PlotAxis("x", scale: .linear, around: [0, 0.2])
    #expect(linear.ticks.map(\.label) == ["0", "0.05", "0.1", "0.15", "0.2"])
    let logarithmic = PlotAxis("y", scale: .logarithmic, around: [1e-8, 2e-5])
    #expect(logarithmic.ticks.map(\.label) == ["1e-8", "1e-7", "1e-6", "1e-5"])
    for axis in [linear, logarithmic] {
      #expect(axis.ticks.allSatisfy { (0...1).contains(axis.place($0.value) ?? -1) })
    }
  }

  @Test func `an axis through zero is not logarithmic and has no place for infinity`() {
    let axis = PlotAxis("y", scale: .logarithmic, around: [0, 1])
    #expect(axis.scale == .linear)
    #expect(axis.place(.infinity) == nil)
    let narrow = PlotAxis("y", scale: .logarithmic, around: [1e-6])
    #expect(narrow.place(0) == nil)
    #expect(narrow.place(1e-6).map { abs($0 - 0.5) < 1e-9 } == true)
  }

  @Test func `every point and every error bar is drawn inside the picture`() throws {
    let plot = LinePlot(
      title: "a < b & \"c\"", x: ("x", .linear), y: ("y", .logarithmic),
      series: [
        .init(
          name: "points", style: .points, points: [(0, 1e-6), (1, 2e-6)], errors: [5e-7, 3e-6]),
        .init(name: "curve", style: .curve, points: [(0, 1e-6), (0.5, 1.4e-6), (1, 2e-6)]),
      ])
    let svg = plot.svg
    #expect(svg.contains("a &lt; b &amp; &quot;c&quot;"))
    #expect(!svg.contains("nan") && !svg.contains("inf"))
    // Two points and one in the legend.
    #expect(svg.components(separatedBy: "<circle").count == 4)
    for name in ["cx", "x1", "x2"] {
      for value in numbers(name, in: svg) { #expect((0...640).contains(value)) }
    }
    for name in ["cy", "y1", "y2"] {
      for value in numbers(name, in: svg) { #expect((0...440).contains(value)) }
    }
  }

  @Test func `what belongs together shares a colour and one entry of the legend`() {
    let plot = LinePlot(
      title: "two", x: ("x", .linear), y: ("y", .linear),
      series: [0, 1].flatMap { (group: Int) -> [LinePlot.Series] in
        [
          .init(name: "group \(group)", style: .points, colour: group, points: [(0, 1)]),
          .init(name: "", style: .curve, colour: group, points: [(0, 1), (1, 2), (2, 3)]),
        ]
      })
    let svg = plot.svg
    #expect(svg.components(separatedBy: ">group ").count == 3)
    // A point, a curve and an entry of the legend.
    for colour in ["#0072b2", "#d55e00"] {
      #expect(svg.components(separatedBy: colour).count == 4)
    }
  }

  private func numbers(_ attribute: String, in svg: String) -> [Double] {
    svg.components(separatedBy: " \(attribute)=\"").dropFirst().compactMap {
      Double($0.prefix { $0 != "\"" })
    }
  }
}
