/// The 64-bit hash XXH64 of Yann Collet, with seed zero: fast, and any damage changes it.
///
/// It recognizes accidents, not forgery.
public enum XXHash64 {
  private static let primes: (UInt64, UInt64, UInt64, UInt64, UInt64) = (
    0x9E37_79B1_85EB_CA87, 0xC2B2_AE3D_27D4_EB4F, 0x1656_67B1_9E37_79F9, 0x85EB_CA77_C2B2_AE63,
    0x27D4_EB2F_1656_67C5
  )

  /// Returns the hash of some bytes.
  public static func hash(_ bytes: some Sequence<UInt8>) -> UInt64 {
    let array = Array(bytes)
    return array.withUnsafeBytes { hash($0) }
  }

  /// Returns the hash of the bytes of a buffer.
  public static func hash(_ bytes: UnsafeRawBufferPointer) -> UInt64 {
    var place = 0
    var sum = bytes.count >= 32 ? stripes(bytes, &place) : primes.4
    sum &+= UInt64(bytes.count)
    while place + 8 <= bytes.count {
      sum ^= round(0, word(bytes, place))
      sum = rotate(sum, 27) &* primes.0 &+ primes.3
      place += 8
    }
    if place + 4 <= bytes.count {
      let half = UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: place, as: UInt32.self))
      sum ^= UInt64(half) &* primes.0
      sum = rotate(sum, 23) &* primes.1 &+ primes.2
      place += 4
    }
    while place < bytes.count {
      sum ^= UInt64(bytes[place]) &* primes.4
      sum = rotate(sum, 11) &* primes.0
      place += 1
    }
    return avalanche(sum)
  }

  /// Four independent chains over stripes of 32 bytes.
  private static func stripes(_ bytes: UnsafeRawBufferPointer, _ place: inout Int) -> UInt64 {
    var (a, b) = (primes.0 &+ primes.1, primes.1)
    var (c, d) = (UInt64(0), 0 &- primes.0)
    while place + 32 <= bytes.count {
      a = round(a, word(bytes, place))
      b = round(b, word(bytes, place + 8))
      c = round(c, word(bytes, place + 16))
      d = round(d, word(bytes, place + 24))
      place += 32
    }
    var sum = rotate(a, 1) &+ rotate(b, 7) &+ rotate(c, 12) &+ rotate(d, 18)
    for chain in [a, b, c, d] { sum = (sum ^ round(0, chain)) &* primes.0 &+ primes.3 }
    return sum
  }

  private static func avalanche(_ hash: UInt64) -> UInt64 {
    var sum = (hash ^ (hash >> 33)) &* primes.1
    sum = (sum ^ (sum >> 29)) &* primes.2
    return sum ^ (sum >> 32)
  }

  @inline(__always)
  private static func round(_ chain: UInt64, _ word: UInt64) -> UInt64 {
    rotate(chain &+ word &* primes.1, 31) &* primes.0
  }

  @inline(__always)
  private static func rotate(_ value: UInt64, _ bits: UInt64) -> UInt64 {
    (value << bits) | (value >> (64 - bits))
  }

  @inline(__always)
  private static func word(_ bytes: UnsafeRawBufferPointer, _ place: Int) -> UInt64 {
    UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: place, as: UInt64.self))
  }
}
