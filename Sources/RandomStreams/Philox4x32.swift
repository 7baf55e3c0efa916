/// The counter-based generator Philox4x32 with ten rounds (Salmon, Moraes, Dror, Shaw, SC'11).
///
/// A keyed bijection of 128-bit counters: every counter value gives four independent-looking words,
/// in any order, with no state between. This is the published algorithm and is checked against its
/// published known answers.
package enum Philox4x32 {
  /// The multipliers of the two 32 x 32 -> 64 bit products of a round.
  static let multiplier0: UInt32 = 0xD251_1F53
  static let multiplier1: UInt32 = 0xCD9E_8D57

  /// The Weyl increments of the key, one a round: golden ratio and sqrt(3) - 1.
  static let weyl0: UInt32 = 0x9E37_79B9
  static let weyl1: UInt32 = 0xBB67_AE85

  static let rounds = 10

  /// The four words of one counter value, one counter at a time.
  package static func block(counter: SIMD4<UInt32>, key: SIMD2<UInt32>) -> SIMD4<UInt32> {
    var (x0, x1, x2, x3) = (counter[0], counter[1], counter[2], counter[3])
    var (key0, key1) = (key[0], key[1])
    for _ in 0..<rounds {
      let product0 = multiplier0.multipliedFullWidth(by: x0)
      let product1 = multiplier1.multipliedFullWidth(by: x2)
      (x0, x1, x2, x3) = (
        product1.high ^ x1 ^ key0, product1.low, product0.high ^ x3 ^ key1, product0.low
      )
      key0 &+= weyl0
      key1 &+= weyl1
    }
    return SIMD4(x0, x1, x2, x3)
  }
}
