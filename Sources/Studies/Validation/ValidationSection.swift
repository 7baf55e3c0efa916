import Report

/// Rows that belong together, with the figure they describe.
public struct ValidationSection: Sendable {
  /// What the rows are about.
  public let title: String
  /// The rows.
  public let rows: [ValidationRow]
  let figure: ReportFigure?

  init(_ title: String, _ rows: [ValidationRow], figure: ReportFigure? = nil) {
    self.title = title
    self.rows = rows
    self.figure = figure
  }
}
