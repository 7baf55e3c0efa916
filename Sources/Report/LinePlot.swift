import Foundation

/// A figure of curves and points with error bars, drawn as SVG without any other program.
public struct LinePlot: Sendable {
  /// A curve, or points with error bars.
  public struct Series: Sendable {
    /// How it is drawn.
    public enum Style: Sendable {
      case curve
      case dashed
      case points
    }

    /// The name in the legend; an empty one leaves the series out of it.
    let name: String
    /// How it is drawn.
    public let style: Style
    /// The number of its colour, which what belongs together shares; nil for one of its own.
    let colour: Int?
    /// The points.
    public let points: [(x: Double, y: Double)]
    /// Standard errors of the points; empty without any.
    let errors: [Double]

    /// Puts it together.
    public init(
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
  static let colours = ["#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9"]
  private static let width = 640.0
  private static let frame = (left: 84.0, right: 620.0, top: 16.0, bottom: 340.0)

  /// Puts it together.
  public init(
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
    SVGWriter.svg(marks, width: Int(Self.width), height: height, title: title)
  }

  private var height: Int { 390 + 18 * legendRows }

  private var marks: [PlotMark] {
    axes + series.enumerated().flatMap { draw($1, index: $0) } + legend
  }

  private func x(_ value: Double) -> Double? {
    xAxis.place(value).map { Self.frame.left + $0 * (Self.frame.right - Self.frame.left) }
  }

  private func y(_ value: Double) -> Double? {
    yAxis.place(value).map { Self.frame.bottom - $0 * (Self.frame.bottom - Self.frame.top) }
  }

  private var axes: [PlotMark] {
    let f = Self.frame
    var marks: [PlotMark] = [
      .frame(left: f.left, top: f.top, width: f.right - f.left, height: f.bottom - f.top)
    ]
    for tick in xAxis.ticks {
      guard let place = x(tick.value) else { continue }
      marks.append(thin((place, f.bottom), (place, f.bottom - 5), "#333333"))
      marks.append(.text(tick.label, (place, f.bottom + 18), .middle))
    }
    for tick in yAxis.ticks {
      guard let place = y(tick.value) else { continue }
      marks.append(thin((f.left, place), (f.left + 5, place), "#333333"))
      marks.append(.text(tick.label, (f.left - 6, place + 4), .end))
    }
    return marks + [
      .text(xAxis.label, ((f.left + f.right) / 2, f.bottom + 40), .middle),
      .uprightText(yAxis.label, (16, (f.top + f.bottom) / 2)),
    ]
  }

  private func draw(_ series: Series, index: Int) -> [PlotMark] {
    let colour = Self.colours[(series.colour ?? index) % Self.colours.count]
    let places = series.points.map { point in x(point.x).flatMap { x in y(point.y).map { (x, $0) } }
    }
    guard series.style == .points else {
      return [
        .line(
          places.compactMap { $0 }, colour: colour, width: 1.6, isDashed: series.style == .dashed)
      ]
    }
    return places.enumerated().flatMap { index, place -> [PlotMark] in
      guard let place else { return [] }
      let circle = PlotMark.circle(place, colour: colour)
      guard !series.errors.isEmpty, series.errors[index] > 0 else { return [circle] }
      let (value, error) = (series.points[index].y, series.errors[index])
      let (low, high) = (y(value - error) ?? Self.frame.bottom, y(value + error) ?? place.1)
      return [thin((place.0, low), (place.0, high), colour), circle]
    }
  }

  /// Rows below the axis; long names get a row each.
  private var legendColumns: Int { series.contains { $0.name.count > 22 } ? 1 : 3 }

  /// The series in the legend, each with the number of its colour.
  var named: [(series: Series, colour: Int)] {
    series.enumerated().filter { !$1.name.isEmpty }.map { ($1, $1.colour ?? $0) }
  }

  private var legendRows: Int { (named.count + legendColumns - 1) / legendColumns }

  private var legend: [PlotMark] {
    named.enumerated().flatMap { index, entry -> [PlotMark] in
      let left = Self.frame.left + 8 + Double(index % legendColumns) * 180
      let top = 398 + 18 * Double(index / legendColumns)
      let colour = Self.colours[entry.colour % Self.colours.count]
      let mark: PlotMark =
        switch entry.series.style {
        case .points: .circle((left + 10, top), colour: colour)
        case .curve, .dashed:
          .line(
            [(left, top), (left + 20, top)], colour: colour, width: 1.6,
            isDashed: entry.series.style == .dashed)
        }
      return [mark, .text(entry.series.name, (left + 26, top + 4), .start)]
    }
  }

  private func thin(_ a: (Double, Double), _ b: (Double, Double), _ colour: String) -> PlotMark {
    .line([a, b], colour: colour, width: 1, isDashed: false)
  }
}
