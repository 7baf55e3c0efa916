import ResultFiles
import Testing

@Suite struct XXHash64Tests {
  // Values of the reference implementation (xxhash 0.8, seed 0).
  @Test(
    arguments: [
      ("", 0xEF46_DB37_51D8_E999), ("a", 0xD24E_C4F1_A98C_6E5B), ("abc", 0x44BC_2CF5_AD77_0999),
    ] as [(String, UInt64)])
  func `short texts hash as in the reference`(text: String, hash: UInt64) {
    #expect(XXHash64.hash(text.utf8) == hash)
  }

  // The same, past the stripes of 32 bytes, and past all the remainders.
  @Test func `long texts hash as in the reference`() {
    #expect(XXHash64.hash(UInt8(0)..<64) == 0xF7C6_7301_DB67_13F0)
    #expect(XXHash64.hash(UInt8(0)..<101) == 0xE990_3849_5F85_381E)
  }
}
