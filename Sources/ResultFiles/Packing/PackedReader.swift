/// Reads what ``PackedWriter`` put; anything else is refused, whatever it is.
package struct PackedReader {
  /// Bytes that are not what they should be.
  package struct Mistake: Error {
    /// Some.
    package init() {}
  }

  private let bytes: ArraySlice<UInt8>
  /// Where the next byte is.
  package private(set) var place: Int
  private var earlier: [[Double]] = []
  private var lastNames: [String]?

  /// Begins at the first of some bytes.
  package init(_ bytes: ArraySlice<UInt8>) {
    self.bytes = bytes
    place = bytes.startIndex
  }

  /// Whether nothing is left.
  package var isAtEnd: Bool { place == bytes.endIndex }

  /// Reads a whole number.
  package mutating func number() throws(Mistake) -> UInt64 {
    var (value, shift) = (UInt64(0), 0)
    while place < bytes.endIndex, shift < 64 {
      let byte = bytes[place]
      place += 1
      value |= UInt64(byte & 0x7f) << shift
      if byte < 0x80 { return value }
      shift += 7
    }
    throw Mistake()
  }

  /// Reads a whole number of either sign.
  package mutating func signed() throws(Mistake) -> Int64 {
    let number = try number()
    return Int64(bitPattern: number >> 1) ^ -Int64(bitPattern: number & 1)
  }

  /// Reads the count of something of which each takes so many bytes at least.
  package mutating func count(ofBytes size: Int = 1) throws(Mistake) -> Int {
    let count = try number()
    guard count <= UInt64((bytes.endIndex - place) / size) else { throw Mistake() }
    return Int(count)
  }

  /// Reads the bits of a number.
  package mutating func real() throws(Mistake) -> Double {
    Double(bitPattern: UInt64(bitPattern: try word()))
  }

  /// Reads a text.
  package mutating func text() throws(Mistake) -> String {
    guard let text = String(validating: try content(), as: UTF8.self) else { throw Mistake() }
    return text
  }

  /// Reads bytes.
  package mutating func content() throws(Mistake) -> ArraySlice<UInt8> {
    let count = try count()
    place += count
    return bytes[(place - count)..<place]
  }

  /// Reads texts.
  package mutating func texts() throws(Mistake) -> [String] {
    var texts: [String] = []
    for _ in 0..<(try count()) { texts.append(try text()) }
    return texts
  }

  /// Reads the names of what follows.
  package mutating func names() throws(Mistake) -> [String] {
    let names = try number() == 0 ? lastNames : try texts()
    guard let names else { throw Mistake() }
    lastNames = names
    return names
  }

  /// Reads words of 64 bits.
  package mutating func words() throws(Mistake) -> [Int64] {
    let count = try count(ofBytes: 8)
    let start = place - bytes.startIndex
    place += 8 * count
    return bytes.withUnsafeBytes { buffer in
      (0..<count).map {
        Int64(littleEndian: buffer.loadUnaligned(fromByteOffset: start + 8 * $0, as: Int64.self))
      }
    }
  }

  /// Reads a column of numbers.
  package mutating func column() throws(Mistake) -> [Double] {
    let count = try count()
    guard count > 0 else { return [] }
    let code = try number()
    let isRounded = code >= NumberPrediction.rounded
    let place = code - (isRounded ? UInt64(NumberPrediction.rounded) : 0)
    guard place < NumberPrediction.all.count else { throw Mistake() }
    let shift = isRounded ? try number() : 0
    guard shift < 64 else { throw Mistake() }
    let prediction = NumberPrediction.all[Int(place)]
    guard prediction.fits(count, earlier) else { throw Mistake() }
    var numbers: [Double] = []
    numbers.reserveCapacity(count)
    for index in 0..<count {
      let guess = NumberPrediction.place(of: prediction.value(numbers, index, earlier)) >> shift
      numbers.append(NumberPrediction.number(at: (guess &+ (try signed())) << shift))
    }
    earlier = [numbers] + earlier.prefix(NumberPrediction.memory - 1)
    return numbers
  }

  private mutating func word() throws(Mistake) -> Int64 {
    guard bytes.endIndex - place >= 8 else { throw Mistake() }
    place += 8
    let start = place - 8 - bytes.startIndex
    return bytes.withUnsafeBytes {
      Int64(littleEndian: $0.loadUnaligned(fromByteOffset: start, as: Int64.self))
    }
  }
}
