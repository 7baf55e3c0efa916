/// A piece of a text that may hold formulas as one types them, such as `rho_D ~ exp(-2 eps_F/T)`.
struct FormulaToken: Equatable {
  /// What it is.
  enum Kind {
    /// A name: letters, digits and underscores, with dots where it is the path of a key.
    case word
    /// A number, with an error in brackets and a power of ten if it has them.
    case number
    /// A sign that formulas have.
    case sign
    /// Spaces.
    case space
    /// Anything else.
    case other
  }

  let kind: Kind
  let text: String

  /// Signs of formulas; those of two characters come first.
  private static let signs = [
    "<<", ">>", "<=", ">=", "+", "-", "*", "/", "^", "=", "<", ">", "(", ")",
  ]

  /// The pieces of a text, which together are that text.
  static func all(in text: String) -> [FormulaToken] {
    var tokens: [FormulaToken] = []
    var rest = Substring(text)
    while let first = rest.first {
      let token: FormulaToken
      if first == " " {
        token = FormulaToken(kind: .space, text: String(rest.prefix { $0 == " " }))
      } else if first.isASCII, first.isNumber {
        token = FormulaToken(kind: .number, text: number(at: rest))
      } else if first.isASCII, first.isLetter {
        token = FormulaToken(kind: .word, text: word(at: rest))
      } else if let sign = signs.first(where: { rest.hasPrefix($0) }) {
        token = FormulaToken(kind: .sign, text: sign)
      } else {
        token = FormulaToken(kind: .other, text: String(first))
      }
      tokens.append(token)
      rest = rest.dropFirst(token.text.count)
    }
    return tokens
  }

  private static func number(at text: Substring) -> String {
    guard let match = text.prefixMatch(of: /[0-9]+(\.[0-9]+)?(\([0-9]+\))?(e[-+]?[0-9]+)?/) else {
      return String(text.prefix(1))
    }
    return String(match.output.0)
  }

  private static func word(at text: Substring) -> String {
    // A dot or a hyphen with a letter behind it goes on with the word: wires.mismatch, chi-square.
    guard let match = text.prefixMatch(of: /[A-Za-z][A-Za-z0-9_]*([.\-][A-Za-z]{2,}[A-Za-z0-9_]*)*/)
    else { return String(text.prefix(1)) }
    return String(match.output.0)
  }
}
