/// A figure of a report with what it shows.
struct ReportFigure: Sendable {
  /// What the figure is called when it is a file of its own.
  let name: String
  let caption: String
  let plot: LinePlot

  /// The figure as files: SVG and PDF.
  var files: [(name: String, contents: String)] {
    [(name + ".svg", plot.svg + "\n"), (name + ".pdf", plot.pdf)]
  }

  /// The same figure under another name.
  func named(_ name: String) -> ReportFigure {
    ReportFigure(name: name, caption: caption, plot: plot)
  }
}
