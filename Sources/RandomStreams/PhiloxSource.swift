/// The numbers of Philox4x32-10 at an address.
///
/// Number i of a stream is one half of the block with counter (i / 2), the stream's block, and its tag.
/// Sixteen numbers are kept at hand; the place says which.
struct PhiloxSource: NumberSource {
  private(set) var position: UInt64 = 0
  private let seed: UInt64
  private let block: UInt32
  private let tag: UInt32
  /// Which sixteen numbers the buffer holds; `.max` (which no position reaches) for none.
  private var loadedGroup = UInt64.max
  private var buffer = SIMD16<Double>()

  init(_ address: StreamAddress) {
    seed = address.seed
    block = address.block
    tag = address.tag
  }

  mutating func seek(to target: UInt64) { position = target }

  mutating func next() -> Double {
    if position &>> 4 != loadedGroup {
      loadedGroup = position &>> 4
      buffer = numbers(ofGroup: loadedGroup)
    }
    defer { position &+= 1 }
    return buffer[Int(truncatingIfNeeded: position & 15)]
  }

  @inline(__always)
  private func numbers(ofGroup group: UInt64) -> SIMD16<Double> {
    UnitInterval.numbers(
      from: Philox4x32.sixteen(group: group, block: block, tag: tag, seed: seed))
  }

  mutating func fill(_ target: UnsafeMutableBufferPointer<Double>) {
    guard let base = target.baseAddress else { return }
    var index = 0
    let count = target.count
    while index < count, position & 15 != 0 {
      base[index] = next()
      index += 1
    }
    let whole = (count - index) / 16
    var group = position &>> 4
    for _ in 0..<whole {
      UnsafeMutableRawPointer(base + index).storeBytes(
        of: numbers(ofGroup: group), as: SIMD16<Double>.self)
      group &+= 1
      index += 16
    }
    position &+= UInt64(whole) &* 16
    while index < count {
      base[index] = next()
      index += 1
    }
  }
}
