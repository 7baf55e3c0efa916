/// Eight counters at once.
///
/// The 32-bit words live in the lower halves of 64-bit lanes, so that a product of two words is one
/// instruction (`vpmuludq`).
extension Philox4x32 {
  typealias Lanes = SIMD8<UInt64>

  /// The four words of eight counters; only the lower half of a lane is ever meant.
  struct EightBlocks {
    var x0: Lanes
    var x1: Lanes
    var x2: Lanes
    var x3: Lanes

    @inline(__always)
    mutating func round(_ number: UInt32, key0: UInt32, key1: UInt32) {
      // Masking right at the product tells the compiler that a 32 x 32 -> 64 bit instruction does;
      // everywhere else the upper halves may hold anything, which saves masks.
      let low = Lanes(repeating: 0xFFFF_FFFF)
      let product0 = (x0 & low) &* Lanes(repeating: UInt64(multiplier0))
      let product1 = (x2 & low) &* Lanes(repeating: UInt64(multiplier1))
      x0 = (product1 &>> 32) ^ x1 ^ Lanes(repeating: UInt64(key0 &+ number &* weyl0))
      x1 = product1
      x2 = (product0 &>> 32) ^ x3 ^ Lanes(repeating: UInt64(key1 &+ number &* weyl1))
      x3 = product0
    }
  }

  /// The sixteen 64-bit numbers of eight consecutive counters.
  ///
  /// Even places hold the words (0, 1) of a counter, odd places the words (2, 3), the first of the two
  /// in the lower half.
  @inline(__always)
  static func sixteen(
    group: UInt64, block: UInt32, tag: UInt32, seed: UInt64
  ) -> SIMD16<UInt64> {
    // Eight counters from a multiple of eight never carry into the higher word.
    let first = group &<< 3
    var x = EightBlocks(
      x0: Lanes(repeating: first & 0xFFFF_FFFF) | Lanes(0, 1, 2, 3, 4, 5, 6, 7),
      x1: Lanes(repeating: first &>> 32), x2: Lanes(repeating: UInt64(block)),
      x3: Lanes(repeating: UInt64(tag)))
    let key0 = UInt32(truncatingIfNeeded: seed)
    let key1 = UInt32(truncatingIfNeeded: seed &>> 32)
    // Written out: in a loop the optimizer packs both keys into one vector and shuffles ever after.
    x.round(0, key0: key0, key1: key1)
    x.round(1, key0: key0, key1: key1)
    x.round(2, key0: key0, key1: key1)
    x.round(3, key0: key0, key1: key1)
    x.round(4, key0: key0, key1: key1)
    x.round(5, key0: key0, key1: key1)
    x.round(6, key0: key0, key1: key1)
    x.round(7, key0: key0, key1: key1)
    x.round(8, key0: key0, key1: key1)
    x.round(9, key0: key0, key1: key1)
    let low = Lanes(repeating: 0xFFFF_FFFF)
    var numbers = SIMD16<UInt64>()
    numbers.evenHalf = (x.x0 & low) | (x.x1 &<< 32)
    numbers.oddHalf = (x.x2 & low) | (x.x3 &<< 32)
    return numbers
  }
}
