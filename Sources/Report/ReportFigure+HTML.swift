import Foundation

extension ReportFigure {
  /// The figure as HTML: a picture, and what scripts make of it where they run.
  func html(_ number: Int) -> String {
    """
    <figure class="plot">
    \(plot.svg)
    <div class="interactive" hidden>
    <div class="y label"><span>\(Typeset.html(plot.yAxis.label))</span></div>
    <div class="canvas"><canvas role="img" aria-label="\(Markup.escaped(plot.title))"></canvas></div>
    <div class="x label">\(Typeset.html(plot.xAxis.label))</div>
    <div class="choices">\(plot.curveChoices)</div>
    <div class="choices"><label><input type="checkbox" data-axis="x"> x logarithmic</label>
    <label><input type="checkbox" data-axis="y"> y logarithmic</label></div>
    </div>
    <script type="application/json">\(plot.data)</script>
    <figcaption>Figure \(number). \(Typeset.html(caption))</figcaption>
    </figure>
    """
  }
}

extension LinePlot {
  /// A box to tick for each name of the legend, with what shares its colour and has no name.
  fileprivate var curveChoices: String {
    named.map { entry in
      let members = series.indices.filter { index in
        let one = series[index]
        return (one.colour ?? index) == entry.colour
          && (one.name.isEmpty || one.name == entry.series.name)
      }
      let colour = Self.colours[entry.colour % Self.colours.count]
      return "<label><input type=\"checkbox\" checked data-series=\""
        + members.map(String.init).joined(separator: " ")
        + "\"> <i class=\"\(entry.series.style)\" style=\"color: \(colour)\"></i> \(Typeset.html(entry.series.name))</label>"
    }.joined(separator: "\n")
  }

  /// What the picture shows, as one JSON object in which no tag can begin.
  fileprivate var data: String {
    let curves = series.enumerated().map { index, one in
      let colour = Self.colours[(one.colour ?? index) % Self.colours.count]
      // What JSON cannot say is not drawn either.
      let shown = one.points.indices.filter {
        one.points[$0].x.isFinite && one.points[$0].y.isFinite
      }
      let points = shown.map { "[\(one.points[$0].x),\(one.points[$0].y)]" }
      let errors = one.errors.isEmpty ? [] : shown.map { "\(Self.finite(one.errors[$0]))" }
      return "{\"name\":\(Self.text(one.name)),\"style\":\"\(one.style)\",\"colour\":\"\(colour)\","
        + "\"points\":[\(points.joined(separator: ","))],"
        + "\"errors\":[\(errors.joined(separator: ","))]}"
    }
    return "{\"x\":\(Self.axis(xAxis)),\"y\":\(Self.axis(yAxis)),"
      + "\"series\":[\(curves.joined(separator: ","))]}"
  }

  private static func finite(_ value: Double) -> Double { value.isFinite ? value : 0 }

  private static func axis(_ axis: PlotAxis) -> String {
    // A unit in brackets is for the axis, not for a value.
    let name = axis.label.components(separatedBy: " (")[0]
    return "{\"name\":\(text(name)),\"scale\":\"\(axis.scale)\"}"
  }

  private static func text(_ words: String) -> String {
    let escaped = Typeset.plain(words).replacing("\\", with: "\\\\")
      .replacing("\"", with: "\\\"").replacing("<", with: "\\u003c")
    return "\"" + escaped.map { $0.isNewline ? " " : String($0) }.joined() + "\""
  }
}
