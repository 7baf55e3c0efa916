import Checkpoints
import Testing

/// What a run says of itself to whoever asks.
@Suite struct StandingTests {
  private static let standing = Standing(
    study: "operator engine, slice 1/3", total: 13, done: 5, doneHere: 4,
    active: [
      .init(name: "point-6", words: "3.1(2)e-05", relativeError: 0.06, secondsLeft: 12),
      .init(name: "point-7", words: "", relativeError: .nan, secondsLeft: .nan),
    ], seconds: 40)

  @Test func `it is read as it was written`() throws {
    let read = try #require(Standing(Self.standing.text))
    // Not-a-number equals nothing: the texts are compared.
    #expect(read.text == Self.standing.text)
    #expect(read.active.map(\.name) == ["point-6", "point-7"] && read.done == 5)
    let lines = Self.standing.text.split(separator: "\n")
    for dropped in 0..<6 {
      let rest = lines.enumerated().filter { $0.offset != dropped }.map { String($0.element) }
      #expect(Standing(rest.joined(separator: "\n")) == nil)
    }
    #expect(Standing("") == nil && Standing("CoulombDrag-standing-2\n") == nil)
  }

  @Test func `what is left takes as long as what was done`() {
    // Four tasks took 40 s, eight are left.
    #expect(Self.standing.secondsLeft == 80)
    var last = Self.standing
    last.done = 12
    #expect(last.secondsLeft == 12)
    last.active = []
    #expect(last.secondsLeft == 10)
    last.doneHere = 0
    #expect(last.secondsLeft == nil)
  }
}
