import Input
import ResultFiles
import Testing

@Suite struct SpellingAgeTests {
  /// A release that makes a spelling too old turns its entry of `RenamedKey.all` to `.refused`.
  @Test func `old spellings are understood for one minor version`() {
    for key in RenamedKey.all {
      #expect(key.state == RenamedKey.state(since: key.since, in: packageVersion), "\(key.old)")
    }
    #expect(RenamedKey.state(since: packageVersion, in: packageVersion) == .understood)
  }
}
