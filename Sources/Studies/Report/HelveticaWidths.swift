/// The widths of the letters of Helvetica, from its public metrics.
enum HelveticaWidths {
  /// In thousandths of the font size, from the space to the tilde.
  private static let widths: [Int] = [
    278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278,
    556, 556, 556, 556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556,
    1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833, 722, 778,
    667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556,
    333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556,
    556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584,
  ]

  /// The width of a line of text at a font size; letters that are not ASCII count as question marks.
  static func width(of text: String, size: Double) -> Double {
    let sum = text.reduce(0) { sum, character in
      let code = Int(character.asciiValue ?? 63)
      return sum + widths[(32...126).contains(code) ? code - 32 : 31]
    }
    return Double(sum) * size / 1000
  }
}
