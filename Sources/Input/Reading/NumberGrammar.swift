/// What counts as a number in an input file, and what people write instead.
enum NumberGrammar {
  /// Returns whether `text` is a decimal number: `-1`, `0.5`, `.5`, `2e6`.
  ///
  /// Narrower than the language's own reading, which takes `nan`, `0x1p3` and the like.
  static func isNumber(_ text: String) -> Bool {
    text.wholeMatch(of: #/[-+]?(\d+\.?\d*|\.\d+)([eE][-+]?\d+)?/#) != nil
  }

  /// Returns what to do about a text that looks like a number but is none.
  static func hint(_ text: String) -> String? {
    if text.wholeMatch(of: #/[-+]?\d+,\d+/#) != nil {
      return "write a decimal point, not a comma"
    }
    if text.wholeMatch(of: #/[-+]?\d+(\.\d*)?\s*\/\s*\d+(\.\d*)?/#) != nil {
      return "write the quotient as a decimal number"
    }
    if text.wholeMatch(of: #/[-+]?\d+(\.\d*)?\s*%/#) != nil {
      return "write the fraction as a decimal number"
    }
    if text.wholeMatch(of: #/[-+]?0[xob][0-9A-Fa-f]+/#) != nil {
      return "write it as a decimal number"
    }
    if text.wholeMatch(of: #/[-+]?\d+(\.\d*)?([eE][-+]?\d+)?\s*[A-Za-z].*/#) != nil {
      return "write the number alone: the unit is fixed by units.system"
    }
    return nil
  }
}
