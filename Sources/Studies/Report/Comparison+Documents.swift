public import RunFiles

extension Comparison {
  private var title: String {
    let title = run.points[0].configuration.title
    return title.isEmpty ? "Coulomb drag: comparison" : title
  }

  private func origin(_ provenance: Provenance) -> String {
    "drag \(provenance.version), \(provenance.date), seed "
      + "\(run.points[0].configuration.random.seed), \(run.points.reduce(0) { $0 + $1.samples }) samples"
  }

  /// The report as one HTML document that needs nothing else, for screen and paper.
  public func html(provenance: Provenance) -> String {
    let figureBlocks = figures.enumerated().map { index, figure in
      "<figure>\n\(figure.plot.svg)\n<figcaption>Figure \(index + 1). "
        + "\(Markup.escaped(figure.caption))</figcaption>\n</figure>"
    }
    let verdicts = zip(pointNames, points).map {
      "<li><b>\(Markup.escaped($0))</b>: \(Markup.escaped($1.verdict))</li>"
    }
    return """
      <!DOCTYPE html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <title>\(Markup.escaped(title))</title>
      <style>\(Self.style)</style>
      </head>
      <body>
      <h1>\(Markup.escaped(title))</h1>
      <p class="origin">\(Markup.escaped(origin(provenance)))</p>
      <h2>Sampled, Fokker-Planck, closed forms</h2>
      \(Markup.htmlTable(tableHeading, tableRows))
      <p>\(Markup.escaped(chiSquareSentence ?? ""))</p>
      \(figureBlocks.joined(separator: "\n"))
      <h2>Verdict</h2>
      <ul>
      \(verdicts.joined(separator: "\n"))
      </ul>
      <h2>All closed forms</h2>
      \(Markup.htmlTable(closedFormHeading, closedFormRows))
      <h2>Input</h2>
      <pre>\(Markup.escaped(run.input.text))</pre>
      </body>
      </html>

      """
  }

  /// The report as Markdown, without figures.
  public func markdown(provenance: Provenance) -> String {
    let verdicts = zip(pointNames, points).map { "- **\($0)**: \($1.verdict)" }
    return """
      # \(title)

      \(origin(provenance))

      ## Sampled, Fokker-Planck, closed forms

      \(Markup.markdownTable(tableHeading, tableRows))

      \(chiSquareSentence ?? "")

      ## Verdict

      \(verdicts.joined(separator: "\n"))

      ## All closed forms

      \(Markup.markdownTable(closedFormHeading, closedFormRows))

      ## Input

      ```yaml
      \(run.input.text)
      ```

      """
  }

  private static let style = """
    body { font: 15px/1.5 sans-serif; color: #222; max-width: 60em; margin: 2em auto; padding: 0 1em; }
    table { border-collapse: collapse; font-size: 13px; }
    th, td { border-bottom: 1px solid #ccc; padding: 3px 8px; text-align: left; vertical-align: top; }
    th { border-bottom: 2px solid #333; }
    figure { margin: 1.5em 0; break-inside: avoid; }
    figure svg { width: 100%; max-width: 640px; height: auto; }
    figcaption, .origin { color: #555; font-size: 13px; }
    pre { background: #f5f5f5; padding: 1em; white-space: pre-wrap; }
    @media print {
      @page { margin: 15mm; }
      body { font-size: 10pt; max-width: none; margin: 0; padding: 0; }
      table { font-size: 8pt; } tr { break-inside: avoid; } thead { display: table-header-group; }
      h2 { break-after: avoid; } pre { background: none; border: 1px solid #ccc; }
    }
    """
}
