/// The state behind a Philox stream, as it lies in the memory of its `gsl_rng`.
///
/// Number i of a stream is one half of the block with counter (i / 2), the stream's block, and its tag.
/// Sixteen numbers are kept at hand; the place says which.
@usableFromInline
struct PhiloxState {
  @usableFromInline var position: UInt64
  @usableFromInline var drawn: UInt64
  /// Which sixteen numbers the buffer holds; `.max` (which no position reaches) for none.
  @usableFromInline var loadedGroup: UInt64
  var seed: UInt64
  var block: UInt32
  var tag: UInt32
  /// A tuple, not a vector: the memory that GSL allocates is aligned to 16 bytes only.
  @usableFromInline var buffer: Numbers

  @usableFromInline
  typealias Numbers = (
    UInt64, UInt64, UInt64, UInt64, UInt64, UInt64, UInt64, UInt64,
    UInt64, UInt64, UInt64, UInt64, UInt64, UInt64, UInt64, UInt64
  )

  init(seed: UInt64, block: UInt32, tag: UInt32) {
    position = 0
    drawn = 0
    loadedGroup = .max
    self.seed = seed
    self.block = block
    self.tag = tag
    buffer = (0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0)
  }

  @inline(never) @usableFromInline
  mutating func load() {
    loadedGroup = position &>> 4
    let numbers = Philox4x32.sixteen(group: loadedGroup, block: block, tag: tag, seed: seed)
    withUnsafeMutableBytes(of: &buffer) { $0.storeBytes(of: numbers, as: SIMD16<UInt64>.self) }
  }

  /// The next 64 random bits.
  @inlinable @inline(__always)
  mutating func next() -> UInt64 {
    if position &>> 4 != loadedGroup { load() }
    let offset = Int(truncatingIfNeeded: position & 15) &* MemoryLayout<UInt64>.size
    let bits = withUnsafeBytes(of: &buffer) {
      $0.baseAddress.unsafelyUnwrapped.load(fromByteOffset: offset, as: UInt64.self)
    }
    position &+= 1
    drawn &+= 1
    return bits
  }

  /// Writes the next numbers in (0, 1), exactly those that repeated `next()` would give.
  mutating func fill(_ target: UnsafeMutableBufferPointer<Double>) {
    guard let base = target.baseAddress else { return }
    var index = 0
    let count = target.count
    while index < count, position & 15 != 0 {
      base[index] = UnitInterval.number(from: next())
      index += 1
    }
    let whole = (count - index) / 16
    var group = position &>> 4
    for _ in 0..<whole {
      let bits = Philox4x32.sixteen(group: group, block: block, tag: tag, seed: seed)
      UnsafeMutableRawPointer(base + index).storeBytes(
        of: UnitInterval.numbers(from: bits), as: SIMD16<Double>.self)
      group &+= 1
      index += 16
    }
    position &+= UInt64(whole) &* 16
    drawn &+= UInt64(whole) &* 16
    while index < count {
      base[index] = UnitInterval.number(from: next())
      index += 1
    }
  }
}
