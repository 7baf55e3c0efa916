/// Texts with the formulas in them typeset.
enum Typeset {
  /// A part of a text.
  private enum Part {
    case text(String)
    case number(String)
    case formula(Formula)
  }

  /// A text as HTML: formulas in MathML, numbers that no line breaks.
  static func html(_ text: String) -> String {
    parts(of: text).map { part in
      switch part {
      case .text(let words): Markup.escaped(words)
      case .number(let number): "<span class=\"n\">\(html(number: number))</span>"
      case .formula(let formula): formula.mathML
      }
    }.joined()
  }

  private static func html(number: String) -> String {
    Formula.power(of: number).map { $0.height == 0 ? $0.text : "<sup>\($0.text)</sup>" }.joined()
  }

  /// A text as the inside of an SVG `text` element: indices below, exponents above.
  static func svg(_ text: String) -> String {
    var height = 0
    let spans = letters(of: text).map { run -> String in
      defer { height = run.height }
      let move = height == run.height ? "" : " dy=\"\(3 * (height - run.height))\""
      let size = run.height == 0 ? "" : " font-size=\"75%\""
      let words = Markup.escaped(run.text)
      return move.isEmpty && size.isEmpty ? words : "<tspan\(move)\(size)>\(words)</tspan>"
    }
    return spans.joined()
  }

  /// A text for where nothing can be raised: Greek letters, indices as they are typed.
  static func plain(_ text: String) -> String {
    letters(of: text).map { run in
      guard run.height > 0 else { return run.height == 0 ? run.text : "_" + run.text }
      return run.text.contains("/") ? "^(\(run.text))" : "^" + run.text
    }.joined()
  }

  private static func letters(of text: String) -> [Formula.Letters] {
    let runs = parts(of: text).flatMap { part -> [Formula.Letters] in
      switch part {
      case .text(let words): [(words, 0)]
      case .number(let number): Formula.power(of: number)
      case .formula(let formula): formula.letters
      }
    }
    return runs.reduce(into: []) { joined, run in
      if let last = joined.last, last.height == run.height {
        joined[joined.count - 1].text += run.text
      } else {
        joined.append(run)
      }
    }
  }

  private static func parts(of text: String) -> [Part] {
    let tokens = FormulaToken.all(in: text)
    var parts: [Part] = []
    var start = 0
    for run in FormulaFinder.runs(in: tokens) {
      parts += plainParts(tokens[start..<run.lowerBound])
      parts.append(.formula(FormulaParser.formula(tokens[run])))
      start = run.upperBound
    }
    return parts + plainParts(tokens[start...])
  }

  private static func plainParts(_ tokens: ArraySlice<FormulaToken>) -> [Part] {
    var parts: [Part] = []
    for token in tokens {
      // A minus sign in front of a number stays with it: -0.4, but not that of a range 4-5.
      if token.kind == .number {
        var number = token.text
        if case .text(let before) = parts.last, before.hasSuffix("-"), isMinus(before, of: parts) {
          parts[parts.count - 1] = .text(String(before.dropLast()))
          number = "-" + number
        }
        parts.append(.number(number))
      } else if case .text(let before) = parts.last {
        parts[parts.count - 1] = .text(before + token.text)
      } else {
        parts.append(.text(token.text))
      }
    }
    return parts
  }

  /// Whether a hyphen at the end of a text is a minus sign: nothing that it could join stands before it.
  private static func isMinus(_ text: String, of parts: [Part]) -> Bool {
    guard let before = text.dropLast().last else { return parts.count == 1 }
    return !before.isLetter && !before.isNumber
  }
}
