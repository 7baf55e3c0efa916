import Foundation
import Input
import TestFiles
import Testing

/// Inputs changed at random: refused with a message or read, never a crash.
@Suite struct FuzzTests {
  private static let isValidation = ProcessInfo.processInfo.environment["DRAG_VALIDATE"] != nil

  private static let inputs = [
    HostileInputTests.complete,
    """
    wires: {mean_fermi_energy: 3, mismatch: 0.5}
    interaction:
      intrawire: {form: exponential, strength: 1.0, length: 1.4}
      interwire: {form: cheon-shigehara, strength: 0.5, momentum: 1.4}
    collisions: {pairs: 1, triples: {kernel: microscopic, intrawire: 1, mixed: 1}}
    fields: {E1: 0.5, E2: -0.5}
    solve: {engine: operator, samples: 2e6, basis: {intervals: 24, degree: 3, cutoff: 7.5}}
    random: {seed: 1, generator: philox4x32}
    sweep: {wires.mismatch: [0, 0.01, 0.1], collisions.triples.mixed: [0, 1]}
    """,
  ]

  /// What takes the place of a word: extremes, other kinds of values, structure.
  private static let words = [
    "0", "-0", "-1", "1e308", "1e-308", "5e-324", "1e999", ".inf", ".nan", "-1e200", "1e20", "0x10",
    "18446744073709551616", "9223372036854775807", "true", "null", "~", "''", "[]", "{}", "[1]",
    "[1, 2, 3]", "{a: 1}", "*x", "&x 1", "!!binary abc", "auto", "SI", "soft-model", "contact",
    "? a",
    "- b", "|\n  text", "\u{FEFF}", "\u{202E}", "e\u{301}", "%YAML 1.2", "---", "...", "<<",
    "wires.mismatch", "[[1, 2], [3, 4]]", "\t", "#", "1e5 1e5", "'", "\"",
  ]

  private static func mutated(_ text: String, _ dice: inout SplitMix) -> String {
    var pieces: [String] = []
    var word = ""
    for character in text {
      if character.isLetter || character.isNumber || "._-".contains(character) {
        word.append(character)
      } else {
        if !word.isEmpty { pieces.append(word) }
        word = ""
        pieces.append(String(character))
      }
    }
    pieces.append(word)
    for _ in 0..<Int.random(in: 1...4, using: &dice) {
      let place = Int.random(in: 0..<pieces.count, using: &dice)
      switch Int.random(in: 0..<5, using: &dice) {
      case 0: pieces.remove(at: place)
      case 1: pieces.insert(pieces[Int.random(in: 0..<pieces.count, using: &dice)], at: place)
      case 2: pieces.swapAt(place, Int.random(in: 0..<pieces.count, using: &dice))
      default: pieces[place] = words.randomElement(using: &dice) ?? ""
      }
      if pieces.isEmpty { return "" }
    }
    return pieces.joined()
  }

  // The seed is fixed: this fails or passes the same way every time.
  @Test func `inputs with words changed are refused in three parts or read`() {
    var dice = SplitMix(state: 1)
    var (refused, read) = (0, 0)
    for case0 in 0..<(Self.isValidation ? 100_000 : 3000) {
      let text = Self.mutated(Self.inputs[case0 % 2], &dice)
      do {
        let input = try InputFile.parse(text: text, name: "in.yaml")
        read += 1
        // What was read can be listed, and its memory is bounded.
        #expect(input.configurations.count <= InputKey.largestSweep && !input.resolvedInput.isEmpty)
      } catch {
        refused += 1
        let isComplete = error.complaints.allSatisfy {
          !$0.problem.isEmpty && !$0.reason.isEmpty && !$0.suggestion.isEmpty
        }
        #expect(!error.complaints.isEmpty && isComplete, "\(text)")
      }
    }
    #expect(refused > read && read > 50)
  }
}
