import Foundation

/// A figure of curves and points with error bars, drawn as SVG without any other program.
public struct LinePlot: Sendable {
  /// A curve, or points with error bars.
  package struct Series: Sendable {
    /// How it is drawn.
    package enum Style: Sendable {
      case curve
      case dashed
      case points
    }

    /// The name in the legend; an empty one leaves the series out of it.
    let name: String
    let style: Style
    /// The number of its colour, which what belongs together shares; nil for one of its own.
    let colour: Int?
    let points: [(x: Double, y: Double)]
    /// Standard errors of the points; empty without any.
    let errors: [Double]

    package init(
      name: String, style: Style, colour: Int? = nil, points: [(x: Double, y: Double)],
      errors: [Double] = []
    ) {
      self.name = name
      self.style = style
      self.colour = colour
      self.points = points
      self.errors = errors
    }
  }

  /// What the figure shows, for readers who cannot see it.
  let title: String
  let xAxis: PlotAxis
  let yAxis: PlotAxis
  let series: [Series]

  /// Okabe and Ito's colours, which colour-blind readers tell apart.
  private static let colours = ["#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9"]
  private static let width = 640.0
  private static let frame = (left: 84.0, right: 620.0, top: 16.0, bottom: 340.0)

  package init(
    title: String, x: (label: String, scale: PlotAxis.Scale),
    y: (label: String, scale: PlotAxis.Scale), series: [Series]
  ) {
    self.title = title
    self.series = series
    xAxis = PlotAxis(x.label, scale: x.scale, around: series.flatMap { $0.points.map(\.x) })
    yAxis = PlotAxis(
      y.label, scale: y.scale,
      around: series.flatMap { series in
        series.points.indices.flatMap { index -> [Double] in
          let (value, error) = (
            series.points[index].y, series.errors.isEmpty ? 0 : series.errors[index]
          )
          // On a logarithmic axis an error bar that reaches zero has no lower end.
          return y.scale == .logarithmic && value - error <= 0
            ? [value, value + error] : [value - error, value + error]
        }
      })
  }

  /// The figure as one `svg` element.
  public var svg: String {
    let (width, height) = (Int(Self.width), 390 + 18 * legendRows)
    let body = axes + series.enumerated().map { draw($1, index: $0) } + [legend]
    return """
      <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 \(width) \(height)" role="img" \
      font-family="sans-serif" font-size="13" aria-label="\(Markup.escaped(title))">
      <title>\(Markup.escaped(title))</title>
      \(body.joined(separator: "\n"))
      </svg>
      """
  }

  private func x(_ value: Double) -> Double? {
    xAxis.place(value).map { Self.frame.left + $0 * (Self.frame.right - Self.frame.left) }
  }

  private func y(_ value: Double) -> Double? {
    yAxis.place(value).map { Self.frame.bottom - $0 * (Self.frame.bottom - Self.frame.top) }
  }

  private var axes: [String] {
    let f = Self.frame
    var parts = [
      "<rect x=\"\(f.left)\" y=\"\(f.top)\" width=\"\(f.right - f.left)\" "
        + "height=\"\(f.bottom - f.top)\" fill=\"none\" stroke=\"#333\"/>"
    ]
    for tick in xAxis.ticks {
      guard let place = x(tick.value) else { continue }
      parts.append(line((place, f.bottom), (place, f.bottom - 5), "#333"))
      parts.append(text(tick.label, (place, f.bottom + 18), anchor: "middle"))
    }
    for tick in yAxis.ticks {
      guard let place = y(tick.value) else { continue }
      parts.append(line((f.left, place), (f.left + 5, place), "#333"))
      parts.append(text(tick.label, (f.left - 6, place + 4), anchor: "end"))
    }
    parts.append(text(xAxis.label, ((f.left + f.right) / 2, f.bottom + 40), anchor: "middle"))
    let middle = (f.top + f.bottom) / 2
    parts.append(
      "<text x=\"16\" y=\"\(middle)\" text-anchor=\"middle\" "
        + "transform=\"rotate(-90 16 \(middle))\">\(Markup.escaped(yAxis.label))</text>")
    return parts
  }

  private func draw(_ series: Series, index: Int) -> String {
    let colour = Self.colours[(series.colour ?? index) % Self.colours.count]
    let places = series.points.map { point in x(point.x).flatMap { x in y(point.y).map { (x, $0) } }
    }
    guard series.style == .points else {
      let path = places.compactMap { $0 }.map { "\(rounded($0.0)),\(rounded($0.1))" }
      return "<polyline points=\"\(path.joined(separator: " "))\" fill=\"none\" "
        + "stroke=\"\(colour)\" stroke-width=\"1.6\"\(dash(series.style))/>"
    }
    var parts: [String] = []
    for (index, place) in places.enumerated() {
      guard let place else { continue }
      if !series.errors.isEmpty, series.errors[index] > 0 {
        let (value, error) = (series.points[index].y, series.errors[index])
        parts.append(
          line(
            (place.0, y(value - error) ?? Self.frame.bottom),
            (place.0, y(value + error) ?? place.1),
            colour))
      }
      parts.append(
        "<circle cx=\"\(rounded(place.0))\" cy=\"\(rounded(place.1))\" r=\"3.5\" fill=\"white\" "
          + "stroke=\"\(colour)\" stroke-width=\"1.6\"/>")
    }
    return parts.joined(separator: "\n")
  }

  /// Rows below the axis; long names get a row each.
  private var legendColumns: Int { series.contains { $0.name.count > 22 } ? 1 : 3 }

  /// The series in the legend, each with the number of its colour.
  private var named: [(series: Series, colour: Int)] {
    series.enumerated().filter { !$1.name.isEmpty }.map { ($1, $1.colour ?? $0) }
  }

  private var legendRows: Int { (named.count + legendColumns - 1) / legendColumns }

  private var legend: String {
    named.enumerated().map { index, entry in
      let series = entry.series
      let left = Self.frame.left + 8 + Double(index % legendColumns) * 180
      let top = 398 + 18 * Double(index / legendColumns)
      let colour = Self.colours[entry.colour % Self.colours.count]
      let mark =
        series.style == .points
        ? "<circle cx=\"\(left + 10)\" cy=\"\(top)\" r=\"3.5\" fill=\"white\" "
          + "stroke=\"\(colour)\" stroke-width=\"1.6\"/>"
        : line((left, top), (left + 20, top), colour, dash(series.style))
      return mark + text(series.name, (left + 26, top + 4), anchor: "start")
    }.joined(separator: "\n")
  }

  private func dash(_ style: Series.Style) -> String {
    style == .dashed ? " stroke-dasharray=\"6 4\"" : ""
  }

  private func line(
    _ a: (Double, Double), _ b: (Double, Double), _ colour: String, _ more: String = ""
  ) -> String {
    "<line x1=\"\(rounded(a.0))\" y1=\"\(rounded(a.1))\" x2=\"\(rounded(b.0))\" "
      + "y2=\"\(rounded(b.1))\" stroke=\"\(colour)\"\(more)/>"
  }

  private func text(_ text: String, _ at: (Double, Double), anchor: String) -> String {
    "<text x=\"\(rounded(at.0))\" y=\"\(rounded(at.1))\" text-anchor=\"\(anchor)\">"
      + "\(Markup.escaped(text))</text>"
  }

  private func rounded(_ value: Double) -> String { String(format: "%.2f", value) }
}
