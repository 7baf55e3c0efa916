/// What counts as a number in an input, in a table and on the command line, and what people write instead.
package enum NumberGrammar {
  /// Why a text is no number.
  package enum Mistake: Error, Equatable {
    /// It stands for infinity or for no number.
    case notFinite
    /// It is something else; where it can be guessed, what to write instead.
    case notANumber(hint: String?)
    /// It is beyond the largest number there is.
    case tooLarge
    /// It is below the smallest number there is, 4.9e-324, and would be read as zero.
    case tooSmall
  }

  /// What to do about a number that is too small.
  package static let zeroHint = "write 0 if that is meant, or check the exponent"

  /// Returns the number that `text` stands for.
  ///
  /// Decimal numbers: `-1`, `0.5`, `.5`, `2e6`. Narrower than the language's own reading, which takes `nan`,
  /// `0x1p3` and the like, and which turns `1e-400` into zero without a word.
  /// - Throws: ``Mistake``.
  package static func number(_ text: String) throws(Mistake) -> Double {
    guard !notFinite.contains(text.lowercased()) else { throw .notFinite }
    guard isNumber(text), let value = Double(text) else {
      throw .notANumber(hint: hint(text))
    }
    guard value.isFinite else { throw .tooLarge }
    guard value != 0 || isZero(text) else { throw .tooSmall }
    return value
  }

  private static let notFinite = [
    ".nan", ".inf", "+.inf", "-.inf", "nan", "inf", "+inf", "-inf", "infinity",
  ]

  /// Returns whether `text` is a decimal number, whatever its magnitude: a sign, digits with or without a point, an
  /// exponent.
  ///
  /// By hand: a table may have 100,000 of them, and a regular expression takes 0.1 ms for each.
  static func isNumber(_ text: String) -> Bool {
    var rest = text.utf8[...]
    func take(_ letters: StaticString) -> Bool {
      guard let first = rest.first, letters.contains(first) else { return false }
      rest.removeFirst()
      return true
    }
    func digits() -> Int {
      let found = rest.prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }.count
      rest.removeFirst(found)
      return found
    }
    _ = take("+-")
    let whole = digits()
    let fraction = take(".") ? digits() : 0
    guard whole + fraction > 0 else { return false }
    if take("eE") {
      _ = take("+-")
      guard digits() > 0 else { return false }
    }
    return rest.isEmpty
  }

  /// Returns whether all digits before the exponent are zero.
  private static func isZero(_ number: String) -> Bool {
    number.prefix { $0 != "e" && $0 != "E" }.allSatisfy { !("1"..."9").contains($0) }
  }

  /// Returns what to do about a text that looks like a number but is none.
  static func hint(_ text: String) -> String? {
    let plain = plain(text)
    if plain != text, isNumber(plain) { return "write \(plain)" }
    if plain.wholeMatch(of: #/[-+]?\d+,\d+/#) != nil {
      return "write a decimal point, not a comma"
    }
    if plain.wholeMatch(of: #/[-+]?\d+(\.\d*)?\s*\/\s*\d+(\.\d*)?/#) != nil {
      return "write the quotient as a decimal number"
    }
    if plain.wholeMatch(of: #/[-+]?\d+(\.\d*)?\s*%/#) != nil {
      return "write the fraction as a decimal number"
    }
    if plain.wholeMatch(of: #/[-+]?0[xob][0-9A-Fa-f]+/#) != nil {
      return "write it as a decimal number"
    }
    // Not of 1e or 0x, which want more digits.
    let unit = #/(?![-+.\d]+[eExob][-+]?$)[-+]?\d+(\.\d*)?([eE][-+]?\d+)?\s*[A-Za-z].*/#
    if plain.wholeMatch(of: unit) != nil {
      return "write the number alone: the unit is fixed by units.system"
    }
    return nil
  }

  /// Returns what to write for consecutive numbers that are joined otherwise.
  static func spanHint(_ text: String) -> String? {
    let ends = text.wholeMatch(of: #/\s*(\d+)\s*(?:…|\.\.|-|–|:|to|,)\s*(\d+)\s*/#)
    return ends.map { "write \($0.1)...\($0.2)" }
  }
}

/// Other ways to write numbers.
extension NumberGrammar {
  /// Returns `text` as this program writes numbers: signs and digits of ASCII, `e` before the exponent, no
  /// separators of thousands.
  ///
  /// Fortran writes `1.0D-01`, and `1.0-101` where the exponent has three digits; word processors write
  /// the minus sign of Unicode and a product with a power of ten.
  private static func plain(_ text: String) -> String {
    var plain = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\u{2010}"..."\u{2015}", "\u{2212}", "\u{FE58}", "\u{FE63}", "\u{FF0D}": plain += "-"
      case "\u{FF0B}": plain += "+"
      case "\u{FF0E}": plain += "."
      case "_", "'", "\u{2019}", "\u{A0}", "\u{2009}", "\u{202F}": break
      case _ where scalar.properties.numericType == .decimal:
        plain += "\(Int(scalar.properties.numericValue ?? 0))"
      default: plain.unicodeScalars.append(scalar)
      }
    }
    if let fortran = plain.wholeMatch(
      of: #/([-+]?(?:\d+\.?\d*|\.\d+))(?:[dDqQ]([-+]?\d+)|([-+]\d{3}))/#)
    {
      return "\(fortran.1)e\(fortran.2 ?? fortran.3 ?? "")"
    }
    if let power = plain.wholeMatch(
      of: #/([-+]?(?:\d+\.?\d*|\.\d+))\s*[×xX*·⋅]\s*10(?:\^|\*\*)\{?([-+]?\d+)\}?/#)
    {
      return "\(power.1)e\(power.2)"
    }
    return plain
  }
}

extension StaticString {
  /// Whether an ASCII letter is one of these.
  fileprivate func contains(_ letter: UInt8) -> Bool {
    withUTF8Buffer { $0.contains(letter) }
  }
}
