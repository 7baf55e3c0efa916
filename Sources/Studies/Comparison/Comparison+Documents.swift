import Input
public import Report
public import ResultFiles

extension StudyResult<Comparison.Point> {
  /// The report.
  public func page(provenance: Provenance) -> Page {
    let first = points[0].configuration
    return Page(
      title: first.title.isEmpty ? "Coulomb drag: comparison" : first.title,
      origin: "drag \(provenance.version), \(provenance.date), seed \(first.random.seed), "
        + "\(points.reduce(0) { $0 + $1.sampled.samples }) samples",
      figures.prefix(1).map { .figure($0) } + [.paragraph(overview)]
        + figures.dropFirst().map { .figure($0) } + [
          .heading("Sampled, Fokker-Planck, closed forms"), .table(tableHeading, tableRows),
          .paragraph(chiSquareSentence ?? ""), .heading("Point by point"),
          .list(zip(pointNames, points).map { (name: $0, text: $1.verdict) }),
          .heading("All closed forms"), .table(closedFormHeading, closedFormRows),
          .heading("Input"), .verbatim(input.text, language: "yaml"),
        ])
  }
}
