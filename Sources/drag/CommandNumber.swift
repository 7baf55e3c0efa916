import ArgumentParser
import Input

/// Numbers on the command line, read as those of an input file are.
enum CommandNumber {
  /// Returns the number that a word of the command line stands for.
  /// - Throws: `ValidationError`, which says what to write instead.
  static func number(_ text: String) throws -> Double {
    do {
      return try NumberGrammar.number(text)
    } catch {
      let reason =
        switch error {
        case .notFinite: "\(text) is not a finite number"
        case .notANumber(let hint): "\(text) is not a number" + (hint.map { ": \($0)" } ?? "")
        case .tooLarge: "\(text) is too large for a number"
        case .tooSmall: "\(text) is too small for a number: \(NumberGrammar.zeroHint)"
        }
      throw ValidationError(reason)
    }
  }
}
