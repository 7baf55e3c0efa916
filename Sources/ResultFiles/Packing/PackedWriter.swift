/// Puts numbers and texts into as few bytes as they need, to the bit.
///
/// Whole numbers take seven bits a byte. A column of numbers is put as its differences from the ``NumberPrediction`` that fits
/// best: a spline on an even grid needs three bytes a number instead of eight, a column that was there before one. Where all
/// numbers of a column end in zeros, as rounded ones do, these are left out.
package struct PackedWriter {
  /// What was put so far.
  package private(set) var bytes: [UInt8] = []
  private var earlier: [[Double]] = []
  private var names: [String]?

  /// Begins with nothing.
  package init() {}

  /// Adds a whole number.
  package mutating func add(_ number: UInt64) {
    var rest = number
    while rest >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(truncatingIfNeeded: rest))
  }

  /// Adds a count.
  package mutating func add(_ count: Int) { add(UInt64(count)) }

  /// Adds a whole number of either sign.
  package mutating func add(signed number: Int64) { add(Self.zigzag(number)) }

  /// Adds the bits of a number.
  package mutating func add(_ number: Double) {
    withUnsafeBytes(of: number.bitPattern.littleEndian) { bytes.append(contentsOf: $0) }
  }

  /// Adds a text.
  package mutating func add(_ text: String) { add(Array(text.utf8)) }

  /// Adds bytes.
  package mutating func add(_ content: [UInt8]) {
    add(content.count)
    bytes.append(contentsOf: content)
  }

  /// Adds texts.
  package mutating func add(_ texts: [String]) {
    add(texts.count)
    for text in texts { add(text) }
  }

  /// Adds the names of what follows, which are often those of what was before.
  package mutating func add(names new: [String]) {
    add(new == names ? 0 : 1)
    if new != names { add(new) }
    names = new
  }

  /// Adds words of 64 bits as they are.
  package mutating func add(words: [Int64]) {
    add(words.count)
    words.map { $0.littleEndian }.withUnsafeBytes { bytes.append(contentsOf: $0) }
  }

  /// Adds a column of numbers.
  package mutating func add(_ column: [Double]) {
    add(column.count)
    guard !column.isEmpty else { return }
    let places = column.map(NumberPrediction.place)
    let zeros = places.reduce(63) { min($0, $1.trailingZeroBitCount) }
    let isRounded = zeros >= Self.roundness
    let shift = isRounded ? zeros : 0
    var best: (code: Int, length: Int, differences: [Int64]) = (0, .max, [])
    for (code, prediction) in NumberPrediction.all.enumerated()
    where prediction.fits(column.count, earlier) {
      let differences = column.indices.map {
        places[$0] >> shift
          &- NumberPrediction.place(of: prediction.value(column, $0, earlier)) >> shift
      }
      let length = Self.length(differences)
      if length < best.length { best = (code, length, differences) }
    }
    add(best.code + (isRounded ? NumberPrediction.rounded : 0))
    if isRounded { add(shift) }
    for number in best.differences { add(signed: number) }
    earlier = [column] + earlier.prefix(NumberPrediction.memory - 1)
  }

  /// Fewer zeros at the end are not worth to be told.
  private static let roundness = 8

  private static func zigzag(_ number: Int64) -> UInt64 {
    UInt64(bitPattern: (number << 1) ^ (number >> 63))
  }

  private static func length(_ numbers: [Int64]) -> Int {
    numbers.reduce(0) { $0 + max(1, (70 - zigzag($1).leadingZeroBitCount) / 7) }
  }
}
