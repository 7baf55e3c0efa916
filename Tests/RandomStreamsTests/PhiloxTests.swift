import RandomStreams
import Testing

@Suite struct PhiloxTests {
  /// The three known answers of Random123's kat_vectors for philox4x32-10.
  static let knownAnswers: [(counter: SIMD4<UInt32>, key: SIMD2<UInt32>, words: SIMD4<UInt32>)] = [
    (.zero, .zero, SIMD4(0x6627_e8d5, 0xe169_c58d, 0xbc57_ac4c, 0x9b00_dbd8)),
    (
      SIMD4(repeating: .max), SIMD2(repeating: .max),
      SIMD4(0x408f_276d, 0x41c8_3b0e, 0xa20b_c7c6, 0x6d54_51fd)
    ),
    (
      SIMD4(0x243f_6a88, 0x85a3_08d3, 0x1319_8a2e, 0x0370_7344),
      SIMD2(0xa409_3822, 0x299f_31d0),
      SIMD4(0xd16c_fe09, 0x94fd_cceb, 0x5001_e420, 0x2412_6ea1)
    ),
  ]

  @Test(arguments: 0..<3)
  func `the words are the published known answers`(index: Int) {
    let answer = Self.knownAnswers[index]
    #expect(Philox4x32.block(counter: answer.counter, key: answer.key) == answer.words)
  }

  @Test func `a stream is the documented function of its address and position`() {
    let seed: UInt64 = 0x299f_31d0_a409_3822
    let address = StreamAddress(
      seed: seed, purpose: .tripleMixed, wireSet: 5, replica: 0xABCDEF, block: 0x1319_8a2e)
    #expect(address.tag == 4 << 27 | 5 << 24 | 0xABCDEF)
    // Places around the carry of the lower counter word, and far out.
    let places: [UInt64] = [0, 1, 2, 15, 16, (1 << 33) - 1, 1 << 33, (1 << 33) + 31, .max - 40]
    for place in places {
      var stream = RandomStream(.philox4x32, at: address)
      stream.seek(to: place)
      for position in place..<place + 40 {
        let counter = position >> 1
        let words = Philox4x32.block(
          counter: SIMD4(
            UInt32(truncatingIfNeeded: counter), UInt32(counter >> 32), address.block,
            address.tag), key: SIMD2(0xa409_3822, 0x299f_31d0))
        let bits =
          position % 2 == 0
          ? UInt64(words[1]) << 32 | UInt64(words[0]) : UInt64(words[3]) << 32 | UInt64(words[2])
        #expect(stream.uniform() == (Double(bits >> 12) + 0.5) * 0x1p-52)
      }
    }
  }

  @Test func `the ends of the interval are not reached and lie symmetrically`() {
    #expect(UnitInterval.number(from: 0) == 0x1p-53)
    #expect(UnitInterval.number(from: .max) == 1 - 0x1p-53)
    #expect(UnitInterval.number(from: 1 << 63) == 0.5 + 0x1p-53)
    #expect(UnitInterval.number(from: (1 << 63) - 1) == 0.5 - 0x1p-53)
    // The map loses nothing: neighbours among the 52 bits differ.
    #expect(UnitInterval.number(from: .max) != UnitInterval.number(from: .max - (1 << 12)))
  }
}
