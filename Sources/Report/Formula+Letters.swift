extension Formula {
  /// A run of letters at one height: 0 on the line, 1 raised, -1 below.
  typealias Letters = (text: String, height: Int)

  /// The formula as runs of letters, for where there is no MathML.
  var letters: [Letters] { letters(at: 0) }

  private func letters(at height: Int) -> [Letters] {
    func all(_ parts: [Formula]) -> [Letters] { parts.flatMap { $0.letters(at: height) } }
    switch self {
    case .name(let text): return [(text, height)]
    case .number(let text): return Self.power(of: text, at: height)
    case .sign(let text): return [(Self.shown[text] ?? text, height)]
    case .row(let parts): return all(parts)
    case .fenced(let parts): return [("(", height)] + all(parts) + [(")", height)]
    case .index(let part, let index): return part.letters(at: height) + [(index, -1)]
    case .power(let base, let exponent): return base.letters(at: height) + exponent.letters(at: 1)
    case .root(let parts): return [("\u{221A}(", height)] + all(parts) + [(")", height)]
    }
  }

  /// A power of ten as one prints it: 1e-8 is ten with -8 raised.
  static func power(of number: String, at height: Int = 0) -> [Letters] {
    guard height == 0, let place = number.firstIndex(of: "e"),
      let power = Int(number[number.index(after: place)...])
    else { return [(number, height)] }
    let mantissa = number[..<place]
    let raised = "\(power)".replacing("-", with: "\u{2212}")
    let factor = ["1", "-1"].contains(mantissa) ? "\(mantissa)0" : "\(mantissa) \u{00D7} 10"
    return [(factor.replacing("-", with: "\u{2212}"), 0), (raised, 1)]
  }
}
