import GSLSupport
import Testing

@Suite struct SobolSequenceTests {
  @Test func `the first points are the known ones`() {
    var sequence = SobolSequence(dimensions: 2)
    #expect(sequence.next() == [0.5, 0.5])
    #expect(sequence.next() == [0.75, 0.25])
    #expect(sequence.next() == [0.25, 0.75])
  }

  @Test func `skipping leads to the same point`() {
    var one = SobolSequence(dimensions: 5)
    var other = SobolSequence(dimensions: 5)
    for _ in 0..<37 { _ = one.next() }
    other.skip(37)
    #expect(one.next() == other.next())
  }

  @Test func `the points fill every binary interval equally in every dimension`() {
    // With the origin, which GSL leaves out, the first 2^m points form a net.
    var counts = [[Int]](
      repeating: [Int](repeating: 0, count: 64), count: SobolSequence.maximumDimensions)
    for d in counts.indices { counts[d][0] = 1 }
    var sequence = SobolSequence(dimensions: SobolSequence.maximumDimensions)
    for _ in 1..<256 {
      for (d, x) in sequence.next().enumerated() { counts[d][Int(x * 64)] += 1 }
    }
    #expect(counts.allSatisfy { $0.allSatisfy { $0 == 4 } })
  }

  @Test func `more dimensions than the tables hold stop the program`() async {
    await #expect(processExitsWith: .failure) { _ = SobolSequence(dimensions: 41) }
  }
}
