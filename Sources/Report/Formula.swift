/// A formula, taken apart as far as it has to be typeset.
indirect enum Formula: Equatable, Sendable {
  /// A letter or the name of a function.
  case name(String)
  /// A number.
  case number(String)
  /// A sign, or a thin space where two factors stand side by side.
  case sign(String)
  /// Parts side by side.
  case row([Formula])
  /// A part in brackets.
  case fenced([Formula])
  /// A part with an index below.
  case index(Formula, String)
  /// A part with an exponent.
  case power(Formula, Formula)
  /// A square root.
  case root([Formula])

  /// Between factors.
  static let gap = Formula.sign(" ")

  /// Letters that are spelt out.
  static let letters = [
    "rho": "ρ", "eps": "ε", "zeta": "ζ", "Delta": "Δ", "lambda": "λ", "mu": "μ", "Gamma": "Γ",
    "gamma": "γ", "omega": "ω", "sigma": "σ", "kappa": "κ", "hbar": "ℏ", "pi": "π", "phi": "φ",
  ]
  /// Names of functions, upright.
  static let functions: Set = [
    "exp", "ln", "arctan", "cosh", "sinh", "tanh", "coth", "sqrt", "abs",
  ]
  /// Words that are letters side by side.
  private static let products: Set = ["mT", "eT", "dg", "dk", "dn", "dmu", "kT"]

  /// Whether a word is a formula wherever it stands: rho_D, D3, k_T.
  static func isSymbol(_ word: String) -> Bool {
    let (base, index) = parts(word)
    if letters[base] != nil || base == "dg" { return true }
    return base.count == 1 && !index.isEmpty && base != "a" && base != "I"
  }

  /// Whether a word may stand in a formula: a letter, a product of some, the name of a function.
  static func isAdmitted(_ word: String) -> Bool {
    isSymbol(word) || functions.contains(word) || products.contains(word)
      || word.count == 1 && word != "a" && word != "I"
  }

  /// The letter and the index of a name: eps_F1 is eps with F1, D3 is D with 3.
  static func parts(_ word: String) -> (base: String, index: String) {
    if let place = word.firstIndex(of: "_") {
      return (String(word[..<place]), String(word[word.index(after: place)...]))
    }
    guard word.count > 1, let first = word.first,
      word.dropFirst().allSatisfy({ $0.isASCII && $0.isNumber })
    else { return (word, "") }
    return (String(first), String(word.dropFirst()))
  }
}
