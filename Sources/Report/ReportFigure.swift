/// A figure of a report with what it shows.
public struct ReportFigure: Sendable {
  /// What the figure is called when it is a file of its own.
  public let name: String
  /// What it shows, in words.
  public let caption: String
  /// The figure.
  public let plot: LinePlot

  /// Puts a figure together.
  public init(name: String, caption: String, plot: LinePlot) {
    self.name = name
    self.caption = caption
    self.plot = plot
  }

  /// The name of its file.
  public var fileName: String { name + ".svg" }

  /// The figure as a file.
  public var file: String { plot.svg + "\n" }

  /// The same figure under another name.
  public func named(_ name: String) -> ReportFigure {
    ReportFigure(name: name, caption: caption, plot: plot)
  }
}
