/// Puts formulas together from tokens, whose brackets match.
struct FormulaParser {
  private var rest: ArraySlice<FormulaToken>

  /// The formula that tokens spell.
  static func formula(_ tokens: ArraySlice<FormulaToken>) -> Formula {
    var parser = FormulaParser(rest: tokens)
    return .row(parser.row())
  }

  /// Everything up to a closing bracket.
  private mutating func row() -> [Formula] {
    var parts: [Formula] = []
    while let token = rest.first, token.text != ")" {
      switch token.kind {
      case .sign where token.text == "^" && !parts.isEmpty:
        rest.removeFirst()
        let exponent = exponent()
        parts.append(.power(parts.removeLast(), exponent))
      case .sign where token.text != "(":
        rest.removeFirst()
        parts.append(.sign(token.text))
      case .space:
        rest.removeFirst()
        parts.append(Formula.gap)
      default:
        parts.append(contentsOf: atom())
      }
    }
    return parts
  }

  /// What is raised; its brackets are not needed there.
  private mutating func exponent() -> Formula {
    var parts: [Formula] = []
    if rest.first?.text == "-" { parts.append(.sign(rest.removeFirst().text)) }
    guard let first = rest.first, first.text != ")" else { return .row(parts) }
    if first.text == "(" { return .row(parts + bracketed()) }
    return .row(parts + atom())
  }

  /// A name, a number or something in brackets.
  private mutating func atom() -> [Formula] {
    guard let token = rest.first else { return [] }
    if token.text == "(" { return [.fenced(bracketed())] }
    rest.removeFirst()
    guard token.kind == .word else { return [.number(token.text)] }
    if token.text == "sqrt", rest.first?.text == "(" { return [.root(bracketed())] }
    let (base, index) = Formula.parts(token.text)
    if let letter = Formula.letters[base] { return [indexed(.name(letter), index)] }
    if Formula.functions.contains(base) { return [.name(base)] }
    // dmu is d and mu, mT is m and T.
    let names = base.hasSuffix("mu") ? ["d", "μ"] : base.map { String($0) }
    let letters = names.map { Formula.name($0) }
    return letters.dropLast() + [indexed(letters[letters.count - 1], index)]
  }

  private func indexed(_ part: Formula, _ index: String) -> Formula {
    index.isEmpty ? part : .index(part, index)
  }

  private mutating func bracketed() -> [Formula] {
    rest.removeFirst()
    let inner = row()
    if rest.first?.text == ")" { rest.removeFirst() }
    return inner
  }
}
