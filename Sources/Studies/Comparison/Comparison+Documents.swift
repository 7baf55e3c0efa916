import Input
import Report
public import ResultFiles

extension StudyResult<Comparison.Point> {
  private var title: String {
    let title = points[0].configuration.title
    return title.isEmpty ? "Coulomb drag: comparison" : title
  }

  private func origin(_ provenance: Provenance) -> String {
    "drag \(provenance.version), \(provenance.date), seed "
      + "\(points[0].configuration.random.seed), \(points.reduce(0) { $0 + $1.sampled.samples }) samples"
  }

  /// The report as one HTML document that needs nothing else, for screen and paper.
  public func html(provenance: Provenance) -> String {
    let verdicts = zip(pointNames, points).map {
      "<li><b>\(Markup.escaped($0))</b>: \(Markup.escaped($1.verdict))</li>"
    }
    return Markup.page(
      title: title, origin: origin(provenance),
      body: """
        <h2>Sampled, Fokker-Planck, closed forms</h2>
        \(Markup.htmlTable(tableHeading, tableRows))
        <p>\(Markup.escaped(chiSquareSentence ?? ""))</p>
        \(figures.enumerated().map { Markup.figure($1, number: $0 + 1) }.joined(separator: "\n"))
        <h2>Verdict</h2>
        <ul>
        \(verdicts.joined(separator: "\n"))
        </ul>
        <h2>All closed forms</h2>
        \(Markup.htmlTable(closedFormHeading, closedFormRows))
        <h2>Input</h2>
        <pre>\(Markup.escaped(input.text))</pre>
        """)
  }

  /// The report as Markdown, its figures as files beside it.
  public func markdown(provenance: Provenance) -> String {
    let verdicts = zip(pointNames, points).map { "- **\($0)**: \($1.verdict)" }
    return """
      # \(title)

      \(origin(provenance))

      ## Sampled, Fokker-Planck, closed forms

      \(Markup.markdownTable(tableHeading, tableRows))

      \(chiSquareSentence ?? "")

      \(figures.map { "![\($0.caption)](\($0.name).svg)" }.joined(separator: "\n\n"))

      ## Verdict

      \(verdicts.joined(separator: "\n"))

      ## All closed forms

      \(Markup.markdownTable(closedFormHeading, closedFormRows))

      ## Input

      ```yaml
      \(input.text)
      ```

      """
  }
}
