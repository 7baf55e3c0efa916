/// Text for HTML, SVG and Markdown.
public enum Markup {
  /// Text with the characters that mean something in HTML spelt out.
  public static func escaped(_ text: String) -> String {
    text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
      .replacing("\"", with: "&quot;")
  }

  /// A table in HTML, its first row the heading.
  public static func htmlTable(_ heading: [String], _ rows: [[String]]) -> String {
    func row(_ cells: [String], _ tag: String) -> String {
      "<tr>" + cells.map { "<\(tag)>\(escaped($0))</\(tag)>" }.joined() + "</tr>"
    }
    return "<table>\n<thead>\(row(heading, "th"))</thead>\n<tbody>\n"
      + rows.map { row($0, "td") }.joined(separator: "\n") + "\n</tbody>\n</table>"
  }

  /// A table in Markdown.
  public static func markdownTable(_ heading: [String], _ rows: [[String]]) -> String {
    func row(_ cells: [String]) -> String {
      "| " + cells.map { $0.replacing("|", with: "\\|") }.joined(separator: " | ") + " |"
    }
    let rule = "|" + heading.map { _ in " --- |" }.joined()
    return ([row(heading), rule] + rows.map(row)).joined(separator: "\n")
  }
}

extension Markup {
  /// A document that needs nothing else, for screen and paper.
  public static func page(title: String, origin: String, body: String) -> String {
    """
    <!DOCTYPE html>
    <html lang="en">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>\(escaped(title))</title>
    <style>\(style)</style>
    </head>
    <body>
    <h1>\(escaped(title))</h1>
    <p class="origin">\(escaped(origin))</p>
    \(body)
    </body>
    </html>

    """
  }

  /// A figure with its number and caption.
  public static func figure(_ figure: ReportFigure, number: Int) -> String {
    "<figure>\n\(figure.plot.svg)\n<figcaption>Figure \(number). "
      + "\(escaped(figure.caption))</figcaption>\n</figure>"
  }

  private static let style = """
    body { font: 15px/1.5 sans-serif; color: #222; max-width: 76em; margin: 2em auto; padding: 0 1em; }
    table { border-collapse: collapse; font-size: 13px; }
    th, td { border-bottom: 1px solid #ccc; padding: 3px 8px; text-align: left; vertical-align: top;
      overflow-wrap: break-word; }
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
