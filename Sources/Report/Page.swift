/// A report: what it says, once, for HTML and for Markdown.
public struct Page: Sendable {
  /// A part of a report.
  public enum Block: Sendable {
    /// A heading of the second level.
    case heading(String)
    /// A paragraph that begins with words in bold.
    case paragraph(bold: String = "", String)
    /// A table and its heading.
    case table([String], [[String]])
    /// A list of named statements.
    case list([(name: String, text: String)])
    /// A figure.
    case figure(ReportFigure)
    /// Text as it stands, such as an input.
    case verbatim(String, language: String)
  }

  private let title: String
  private let origin: String
  private let blocks: [Block]

  /// Puts a report together.
  /// - Parameters:
  ///   - title: the heading.
  ///   - origin: where the numbers come from.
  ///   - blocks: the parts.
  public init(title: String, origin: String, _ blocks: [Block]) {
    self.title = title
    self.origin = origin
    self.blocks = blocks
  }

  /// The figures, in their order.
  public var figures: [ReportFigure] {
    blocks.compactMap { if case .figure(let figure) = $0 { figure } else { nil } }
  }

  /// The report as Markdown, its figures as files beside it.
  public var markdown: String {
    (["# \(title)", origin] + blocks.map(Self.markdown)).joined(separator: "\n\n") + "\n"
  }

  private static func markdown(_ block: Block) -> String {
    switch block {
    case .heading(let text): "## \(text)"
    case .paragraph(let bold, let text): (bold.isEmpty ? "" : "**\(bold)** ") + text
    case .table(let heading, let rows): Markup.markdownTable(heading, rows)
    case .list(let items): items.map { "- **\($0.name)**: \($0.text)" }.joined(separator: "\n")
    case .figure(let figure): "![\(figure.caption)](\(figure.fileName))"
    case .verbatim(let text, let language): "```\(language)\n\(text)\n```"
    }
  }

  /// The report as one HTML document that needs nothing else, for screen and paper.
  public var html: String {
    var number = 0
    let body = blocks.map { block in
      if case .figure = block { number += 1 }
      return Self.html(block, number)
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
      <p class="origin">\(Markup.escaped(origin))</p>
      \(body.joined(separator: "\n"))
      </body>
      </html>

      """
  }

  private static func html(_ block: Block, _ number: Int) -> String {
    switch block {
    case .heading(let text): return "<h2>\(Markup.escaped(text))</h2>"
    case .paragraph(let bold, let text):
      let start = bold.isEmpty ? "" : "<b>\(Markup.escaped(bold))</b> "
      return "<p>\(start)\(Markup.escaped(text))</p>"
    case .table(let heading, let rows): return Markup.htmlTable(heading, rows)
    case .list(let items):
      let lines = items.map {
        "<li><b>\(Markup.escaped($0.name))</b>: \(Markup.escaped($0.text))</li>"
      }
      return "<ul>\n\(lines.joined(separator: "\n"))\n</ul>"
    case .figure(let figure):
      return "<figure>\n\(figure.plot.svg)\n<figcaption>Figure \(number). "
        + "\(Markup.escaped(figure.caption))</figcaption>\n</figure>"
    case .verbatim(let text, _): return "<pre>\(Markup.escaped(text))</pre>"
    }
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
