/// Eight counters at once.
///
/// The 32-bit words live in 64-bit lanes, so that a product of two words is one instruction (`vpmuludq`)
/// and its halves are a shift and a mask.
extension Philox4x32 {
  typealias Lanes = SIMD8<UInt64>

  /// The sixteen 64-bit numbers of eight consecutive counters: even places hold the words (0, 1) of
  /// a counter, odd places the words (2, 3), the lower word in the lower half.
  @inline(__always)
  static func sixteen(
    group: UInt64, block: UInt32, tag: UInt32, seed: UInt64
  ) -> SIMD16<UInt64> {
    let low = Lanes(repeating: 0xFFFF_FFFF)
    // Eight counters from a multiple of eight never carry into the higher word.
    let first = group &<< 3
    var x0 = Lanes(repeating: first & 0xFFFF_FFFF) &+ Lanes(0, 1, 2, 3, 4, 5, 6, 7)
    var x1 = Lanes(repeating: first &>> 32)
    var x2 = Lanes(repeating: UInt64(block))
    var x3 = Lanes(repeating: UInt64(tag))
    var key0 = UInt32(truncatingIfNeeded: seed)
    var key1 = UInt32(truncatingIfNeeded: seed &>> 32)
    let factor0 = Lanes(repeating: UInt64(multiplier0))
    let factor1 = Lanes(repeating: UInt64(multiplier1))
    for _ in 0..<rounds {
      let product0 = factor0 &* x0
      let product1 = factor1 &* x2
      x0 = (product1 &>> 32) ^ x1 ^ Lanes(repeating: UInt64(key0))
      x1 = product1 & low
      x2 = (product0 &>> 32) ^ x3 ^ Lanes(repeating: UInt64(key1))
      x3 = product0 & low
      key0 &+= weyl0
      key1 &+= weyl1
    }
    var numbers = SIMD16<UInt64>()
    numbers.evenHalf = x0 | (x1 &<< 32)
    numbers.oddHalf = x2 | (x3 &<< 32)
    return numbers
  }
}
