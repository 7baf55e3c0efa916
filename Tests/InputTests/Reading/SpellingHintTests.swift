import Input
import Testing

@Suite struct SpellingHintTests {
  @Test(
    arguments: [
      ("", "", 0), ("abc", "abc", 0), ("", "abc", 3), ("abc", "abd", 1), ("abc", "ab", 1),
      ("abc", "xabc", 1), ("abcd", "abdc", 1), ("kitten", "sitting", 3), ("ca", "abc", 3),
    ])
  func `the distance counts edits and exchanges of neighbours`(
    first: String, second: String, distance: Int
  ) {
    #expect(SpellingHint.distance(first, second) == distance)
    #expect(SpellingHint.distance(second, first) == distance)
  }

  @Test func `only what is near is a hint`() {
    let words = ["gaussian", "contact", "calogero"]
    #expect(SpellingHint.nearest(to: "Gausian", among: words) == "gaussian")
    #expect(SpellingHint.nearest(to: "yukawa", among: words) == nil)
    #expect(SpellingHint.nearest(to: "x", among: []) == nil)
  }
}
