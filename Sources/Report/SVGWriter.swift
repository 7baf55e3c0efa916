import Foundation

/// Writes marks as one `svg` element.
enum SVGWriter {
  /// The element, with a title for readers who cannot see it.
  static func svg(_ marks: [PlotMark], width: Int, height: Int, title: String) -> String {
    """
    <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 \(width) \(height)" role="img" \
    font-family="sans-serif" font-size="13" aria-label="\(Markup.escaped(title))">
    <title>\(Markup.escaped(title))</title>
    \(marks.map(element).joined(separator: "\n"))
    </svg>
    """
  }

  private static func element(_ mark: PlotMark) -> String {
    switch mark {
    case .frame(let left, let top, let width, let height):
      "<rect x=\"\(left)\" y=\"\(top)\" width=\"\(width)\" height=\"\(height)\" fill=\"none\" "
        + "stroke=\"#333\"/>"
    case .line(let points, let colour, let width, let isDashed):
      line(points, "stroke=\"\(colour)\" stroke-width=\"\(width)\"", isDashed: isDashed)
    case .circle(let at, let colour):
      "<circle cx=\"\(rounded(at.0))\" cy=\"\(rounded(at.1))\" r=\"\(PlotMark.radius)\" "
        + "fill=\"white\" stroke=\"\(colour)\" stroke-width=\"1.6\"/>"
    case .text(let text, let at, let anchor):
      "<text x=\"\(rounded(at.0))\" y=\"\(rounded(at.1))\" text-anchor=\"\(anchor.rawValue)\">"
        + "\(Typeset.svg(text))</text>"
    case .uprightText(let text, let at):
      "<text x=\"\(rounded(at.0))\" y=\"\(rounded(at.1))\" text-anchor=\"middle\" "
        + "transform=\"rotate(-90 \(rounded(at.0)) \(rounded(at.1)))\">\(Typeset.svg(text))</text>"
    }
  }

  private static func line(
    _ points: [(Double, Double)], _ look: String, isDashed: Bool
  ) -> String {
    let dash = isDashed ? " stroke-dasharray=\"6 4\"" : ""
    guard points.count == 2 else {
      let path = points.map { "\(rounded($0.0)),\(rounded($0.1))" }.joined(separator: " ")
      return "<polyline points=\"\(path)\" fill=\"none\" \(look)\(dash)/>"
    }
    return "<line x1=\"\(rounded(points[0].0))\" y1=\"\(rounded(points[0].1))\" "
      + "x2=\"\(rounded(points[1].0))\" y2=\"\(rounded(points[1].1))\" \(look)\(dash)/>"
  }

  private static func rounded(_ value: Double) -> String { String(format: "%.2f", value) }
}

/// One thing drawn in a figure, in points from the top left corner.
enum PlotMark {
  /// How a text stands at its place.
  enum Anchor: String {
    case start
    case middle
    case end
  }

  /// The frame of the axes.
  case frame(left: Double, top: Double, width: Double, height: Double)
  /// A line through points, broken into dashes or not.
  case line([(Double, Double)], colour: String, width: Double, isDashed: Bool)
  /// A hollow circle.
  case circle((Double, Double), colour: String)
  /// Words.
  case text(String, (Double, Double), Anchor)
  /// Words that read upwards.
  case uprightText(String, (Double, Double))

  /// The radius of a circle.
  static let radius = 3.5
}
