/// Finds the formulas in a text.
enum FormulaFinder {
  /// Where formulas are: the longest runs of what formulas have, with a symbol or an exponent in each.
  static func runs(in tokens: [FormulaToken]) -> [Range<Int>] {
    let partners = partners(of: tokens)
    var runs: [Range<Int>] = []
    var start: Int?
    for place in 0...tokens.count {
      let goesOn =
        place < tokens.count && isAdmitted(tokens[place])
        && (!["(", ")"].contains(tokens[place].text) || partners[place] != nil)
      if goesOn {
        start = start ?? place
      } else if let first = start {
        runs += trimmed(first..<place, tokens, partners)
        start = nil
      }
    }
    return runs
  }

  private static func isAdmitted(_ token: FormulaToken) -> Bool {
    switch token.kind {
    case .word: Formula.isAdmitted(token.text)
    case .number, .sign, .space: true
    case .other: false
    }
  }

  /// The place of the other bracket of each pair between which all could be a formula.
  private static func partners(of tokens: [FormulaToken]) -> [Int: Int] {
    var open: [Int] = []
    var partners: [Int: Int] = [:]
    for (place, token) in tokens.enumerated() {
      if !isAdmitted(token) {
        open = []
      } else if token.text == "(" {
        open.append(place)
      } else if token.text == ")", let other = open.popLast() {
        partners[place] = other
        partners[other] = place
      }
    }
    return partners
  }

  /// The run without spaces and dangling signs at its ends, or none if nothing in it is a formula.
  private static func trimmed(
    _ run: Range<Int>, _ tokens: [FormulaToken], _ partners: [Int: Int]
  ) -> [Range<Int>] {
    var (low, high) = (run.lowerBound, run.upperBound)
    func dangles(_ token: FormulaToken) -> Bool {
      token.kind == .space || token.kind == .sign && token.text != "(" && token.text != ")"
    }
    while low < high, dangles(tokens[low]) && tokens[low].text != "-" { low += 1 }
    while low < high, dangles(tokens[high - 1]) { high -= 1 }
    // Brackets about the whole are the text's own.
    if low < high, partners[low] == high - 1, tokens[low].text == "(" {
      return trimmed(low + 1..<high - 1, tokens, partners)
    }
    let isFormula = tokens[low..<high].contains { token in
      token.text == "^" || token.kind == .word && Formula.isSymbol(token.text)
        || token.text == "sqrt" || token.text == "exp"
    }
    return isFormula ? [low..<high] : []
  }
}
