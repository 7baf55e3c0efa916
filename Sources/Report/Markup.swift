/// Text for HTML, SVG and Markdown.
enum Markup {
  /// Text with the characters that mean something in HTML spelt out.
  static func escaped(_ text: String) -> String {
    text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
      .replacing("\"", with: "&quot;")
  }

  /// A table in HTML, its first row the heading; where it is too wide it scrolls.
  static func htmlTable(_ heading: [String], _ rows: [[String]]) -> String {
    func row(_ cells: [String], _ tag: String) -> String {
      "<tr>" + cells.map { "<\(tag)>\(Typeset.html($0))</\(tag)>" }.joined() + "</tr>"
    }
    return "<div class=\"wide\"><table>\n<thead>\(row(heading, "th"))</thead>\n<tbody>\n"
      + rows.map { row($0, "td") }.joined(separator: "\n") + "\n</tbody>\n</table></div>"
  }

  /// A table in Markdown.
  static func markdownTable(_ heading: [String], _ rows: [[String]]) -> String {
    func row(_ cells: [String]) -> String {
      "| " + cells.map { $0.replacing("|", with: "\\|") }.joined(separator: " | ") + " |"
    }
    let rule = "|" + heading.map { _ in " --- |" }.joined()
    return ([row(heading), rule] + rows.map(row)).joined(separator: "\n")
  }
}
