extension Formula {
  /// The formula as a `math` element.
  var mathML: String { "<math>\(elements)</math>" }

  private var elements: String {
    switch self {
    case .name(let text): "<mi>\(text)</mi>"
    case .number(let text): Self.number(text)
    case .sign(" "): "<mspace width=\"0.2em\"/>"
    case .sign("/"): "<mo lspace=\"0\" rspace=\"0\">/</mo>"
    case .sign(let text): "<mo>\(Markup.escaped(Self.shown[text] ?? text))</mo>"
    case .row(let parts): Self.elements(parts)
    case .fenced(let parts):
      Self.bracket("(") + "<mrow>\(Self.elements(parts))</mrow>" + Self.bracket(")")
    case .index(let part, let index):
      "<msub>\(part.one)<mrow><mi mathvariant=\"normal\">\(index)</mi></mrow></msub>"
    case .power(let base, let exponent): "<msup>\(base.one)\(exponent.one)</msup>"
    case .root(let parts): "<msqrt>\(Self.elements(parts))</msqrt>"
    }
  }

  /// Parts side by side; the browser puts spaces about signs itself.
  private static func elements(_ parts: [Formula]) -> String {
    parts.indices.filter { place in
      guard parts[place] == gap else { return true }
      let neighbours = [place - 1, place + 1].filter(parts.indices.contains).map { parts[$0] }
      return !neighbours.contains { if case .sign = $0 { true } else { false } }
    }.map { parts[$0].elements }.joined()
  }

  /// A bracket of the height of the line, so that lines stay as far apart as they are.
  private static func bracket(_ text: String) -> String { "<mo stretchy=\"false\">\(text)</mo>" }

  private static func number(_ text: String) -> String {
    let runs = power(of: text)
    guard runs.count == 2 else { return "<mn>\(text)</mn>" }
    return "<msup><mn>\(runs[0].text)</mn><mn>\(runs[1].text)</mn></msup>"
  }

  /// The formula as exactly one element.
  private var one: String { "<mrow>\(elements)</mrow>" }

  /// Signs as they are printed.
  static let shown = [
    "-": "\u{2212}", "*": "\u{22C5}", "<<": "\u{226A}", ">>": "\u{226B}",
    "<=": "\u{2264}", ">=": "\u{2265}",
  ]
}
