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

  let title: String
  let origin: String
  let blocks: [Block]

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
}
