/// The points of a Sobol sequence, scrambled at random.
///
/// Point n has in dimension d the binary digits sum over the set bits j of the Gray code of n of the direction
/// number v_dj (Sobol 1967, Antonov and Saleev 1979), with the initial direction numbers of Joe and Kuo
/// (2008). The digits are scrambled by a random lower triangular matrix and a random digital shift
/// (Matousek 1998): every point is uniform, so means over any number of points are unbiased, and the first
/// 2^m points still fill the cube as evenly as those of Sobol. For a smooth integrand the variance of a mean
/// over N = 2^m of them falls almost like N^-3; it is never much larger than that of independent points.
/// Sequences scrambled with different random numbers are independent.
struct SobolSequence: NumberSource {
  /// The largest number of dimensions.
  static let maximumDimensions = 8
  /// The sequence has 2^32 points.
  private static let columns = 32

  private let dimensions: Int
  /// Digits of the direction numbers, the first one in bit 63.
  private var directions = InlineArray<8, InlineArray<32, UInt64>>(
    repeating: InlineArray(repeating: 0))
  private var shift = InlineArray<8, UInt64>(repeating: 0)
  private var point = InlineArray<8, UInt64>(repeating: 0)
  private var index: UInt64 = 0
  private var cursor = 0

  /// Scrambles a sequence with numbers of a stream.
  init(dimensions: Int, scrambledBy stream: inout RandomStream) {
    precondition((1...Self.maximumDimensions).contains(dimensions))
    self.dimensions = dimensions
    var matrix = InlineArray<32, UInt64>(repeating: 0)
    for d in 0..<dimensions {
      // Column i: a one in digit i, random digits after it.
      for i in 0..<Self.columns {
        matrix[i] = (1 << (63 - UInt64(i))) | ((Self.word(&stream) >> 1) >> UInt64(i))
      }
      for (j, plain) in Self.plainDirections[d].enumerated() {
        var left = plain
        while left != 0 {
          let digit = left.leadingZeroBitCount
          directions[d][j] ^= matrix[digit]
          left &= ~(1 << (63 - UInt64(digit)))
        }
      }
      shift[d] = Self.word(&stream)
    }
    seek(to: 0)
  }

  /// A random word; two numbers, because some generators have no more than 32 bits each.
  static func word(_ stream: inout RandomStream) -> UInt64 {
    UInt64(stream.uniform() * 0x1p32) << 32 | UInt64(stream.uniform() * 0x1p32)
  }

  /// The place of the next number: coordinates come point by point.
  var position: UInt64 { index * UInt64(dimensions) + UInt64(cursor) }

  /// Moves to a place.
  mutating func seek(to position: UInt64) {
    index = position / UInt64(dimensions)
    cursor = Int(position % UInt64(dimensions))
    let gray = index ^ (index >> 1)
    for d in 0..<dimensions {
      var word = shift[d]
      for j in 0..<Self.columns where gray & (1 << UInt64(j)) != 0 { word ^= directions[d][j] }
      point[d] = word
    }
  }

  /// The next coordinate.
  @inline(__always)
  mutating func next() -> Double {
    let word = point[cursor]
    cursor += 1
    if cursor == dimensions { advance() }
    return UnitInterval.number(from: word)
  }

  @inline(__always)
  private mutating func advance() {
    cursor = 0
    index += 1
    let column = index.trailingZeroBitCount
    precondition(column < Self.columns, "the sequence has 2^32 points")
    for d in 0..<dimensions { point[d] ^= directions[d][column] }
  }

  /// The direction numbers of all dimensions, not scrambled.
  private static let plainDirections = (0..<maximumDimensions).map(directionNumbers)

  private static func directionNumbers(_ dimension: Int) -> [UInt64] {
    guard dimension > 0 else { return (0..<columns).map { 1 << (63 - UInt64($0)) } }
    let (degree, coefficients, initial) = polynomials[dimension - 1]
    var m = initial
    for j in degree..<columns {
      var value = m[j - degree] ^ (m[j - degree] << UInt64(degree))
      for k in 1..<degree where coefficients >> UInt64(degree - 1 - k) & 1 == 1 {
        value ^= m[j - k] << UInt64(k)
      }
      m.append(value)
    }
    return m.enumerated().map { $1 << (63 - UInt64($0)) }
  }

  /// Degree, inner coefficients and initial numbers of the primitive polynomials of dimensions 2 to 8.
  private static let polynomials: [(degree: Int, coefficients: UInt64, initial: [UInt64])] = [
    (1, 0, [1]), (2, 1, [1, 3]), (3, 1, [1, 3, 1]), (3, 2, [1, 1, 1]), (4, 1, [1, 1, 3, 3]),
    (4, 4, [1, 3, 5, 13]), (5, 2, [1, 1, 5, 5, 17]),
  ]
}
