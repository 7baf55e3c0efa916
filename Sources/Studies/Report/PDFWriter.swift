import Foundation

/// Writes marks as a PDF of one page in the standard font Helvetica, which every reader has.
enum PDFWriter {
  /// The document, all of it ASCII.
  static func pdf(_ marks: [PlotMark], width: Int, height: Int, title: String) -> String {
    let content = marks.map { operators($0, height: Double(height)) }.joined(separator: "\n")
    let objects = [
      "<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
      "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 \(width) \(height)] /Contents 5 0 R "
        + "/Resources << /Font << /F1 4 0 R >> >> >>",
      "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
      "<< /Length \(content.utf8.count) >>\nstream\n\(content)\nendstream",
      "<< /Title (\(escaped(title))) /Producer (drag) >>",
    ]
    var text = "%PDF-1.4\n"
    var offsets: [Int] = []
    for (index, object) in objects.enumerated() {
      offsets.append(text.utf8.count)
      text += "\(index + 1) 0 obj\n\(object)\nendobj\n"
    }
    let start = text.utf8.count
    text += "xref\n0 \(objects.count + 1)\n0000000000 65535 f \n"
    for offset in offsets { text += String(format: "%010d 00000 n \n", offset) }
    return text
      + "trailer\n<< /Size \(objects.count + 1) /Root 1 0 R /Info 6 0 R >>\nstartxref\n\(start)\n"
      + "%%EOF\n"
  }

  private static func operators(_ mark: PlotMark, height: Double) -> String {
    // PDF counts from the bottom.
    func place(_ at: (Double, Double)) -> String { "\(number(at.0)) \(number(height - at.1))" }
    switch mark {
    case .frame(let left, let top, let width, let tall):
      return "\(colour("#333333")) 1 w [] 0 d \(number(left)) \(number(height - top - tall)) "
        + "\(number(width)) \(number(tall)) re S"
    case .line(let points, let colour, let width, let isDashed):
      guard let first = points.first else { return "" }
      let path = points.dropFirst().map { "\(place($0)) l" }.joined(separator: " ")
      return "\(self.colour(colour)) \(number(width)) w [\(isDashed ? "6 4" : "")] 0 d "
        + "\(place(first)) m \(path) S"
    case .circle(let at, let colour):
      return "\(self.colour(colour)) 1 1 1 rg 1.6 w [] 0 d \(circle(at.0, height - at.1)) b"
    case .text(let text, let at, let anchor):
      let share = anchor == .start ? 0 : anchor == .middle ? 0.5 : 1
      let left = at.0 - share * HelveticaWidths.width(of: text, size: PlotMark.fontSize)
      return words(text, matrix: "1 0 0 1 \(place((left, at.1)))")
    case .uprightText(let text, let at):
      let below = at.1 + 0.5 * HelveticaWidths.width(of: text, size: PlotMark.fontSize)
      return words(text, matrix: "0 1 -1 0 \(place((at.0, below)))")
    }
  }

  private static func words(_ text: String, matrix: String) -> String {
    "BT 0 0 0 rg /F1 \(number(PlotMark.fontSize)) Tf \(matrix) Tm (\(escaped(text))) Tj ET"
  }

  /// Four Bezier arcs.
  private static func circle(_ x: Double, _ y: Double) -> String {
    let (r, c) = (PlotMark.radius, 0.5523 * PlotMark.radius)
    func join(_ values: Double...) -> String { values.map(number).joined(separator: " ") }
    return "\(join(x + r, y)) m \(join(x + r, y + c, x + c, y + r, x, y + r)) c "
      + "\(join(x - c, y + r, x - r, y + c, x - r, y)) c "
      + "\(join(x - r, y - c, x - c, y - r, x, y - r)) c "
      + "\(join(x + c, y - r, x + r, y - c, x + r, y)) c"
  }

  /// The colour of lines from #rrggbb or #rgb.
  private static func colour(_ code: String) -> String {
    var digits = code.dropFirst().compactMap(\.hexDigitValue)
    if digits.count == 3 { digits = digits.flatMap { [$0, $0] } }
    return stride(from: 0, to: 6, by: 2).map {
      number(Double(16 * digits[$0] + digits[$0 + 1]) / 255)
    }.joined(separator: " ") + " RG"
  }

  /// Text in parentheses; what the font has not becomes a question mark.
  private static func escaped(_ text: String) -> String {
    String(
      text.map { character -> Character in
        guard let code = character.asciiValue, (32...126).contains(code) else { return "?" }
        return character
      }
    ).replacing("\\", with: "\\\\").replacing("(", with: "\\(").replacing(")", with: "\\)")
  }

  private static func number(_ value: Double) -> String { String(format: "%.3f", value) }
}
