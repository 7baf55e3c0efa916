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
  /// The size of letters.
  static let fontSize = 13.0
}
