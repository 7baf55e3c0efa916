/// The points of a rank-1 lattice sequence, shifted at random.
///
/// Point n is {phi(n) z + shift}: phi(n) the binary digits of the Gray code of n behind the point, z a vector of whole
/// numbers, and every coordinate modulo one. The first N = 2^m points are a lattice, for every m, so their number can
/// double (Hickernell, Hong, L'Ecuyer and Lemieux 2000; Cools, Kuo and Nuyens 2006). With the random shift (Cranley and
/// Patterson 1976) every point is uniform: means over any number of points are unbiased, and sequences shifted with
/// different random numbers are independent.
///
/// A function of period one in each coordinate with the Fourier coefficients F(h) has the variance
///
///     sum of |F(h)|^2 over whole h != 0 with h z = 0 (mod N)
///
/// over the shifts. For a smooth one |F| falls exponentially, and so does the variance with the shortest such h, which grows like
/// N^(1/d) in d dimensions. The vectors z are the result of a search for long ones (`scripts/lattice_vectors.py`): the least
/// sum of |h_i| is at least 0.66 of (d! N)^(1/d), its largest conceivable value, for every m from 8 to 20, in four
/// dimensions, in three and in two. Beyond 2^20 points the points are lattices still, of unknown quality.
struct LatticeSequence: NumberSource {
  private let dimensions: Int
  private let vector: InlineArray<4, UInt64>
  private var shift = InlineArray<4, UInt64>(repeating: 0)
  private var point = InlineArray<4, UInt64>(repeating: 0)
  private var index: UInt64 = 0
  private var cursor = 0

  /// The vector in a number of dimensions, two or four.
  private static func vector(_ dimensions: Int) -> InlineArray<4, UInt64> {
    switch dimensions {
    case 2: [1, 206_565, 0, 0]
    case 3: [1, 419_941, 536_493, 0]
    case 4: [1, 369_191, 585_193, 375_921]
    default: preconditionFailure("no lattice in \(dimensions) dimensions")
    }
  }

  /// Shifts a sequence with numbers of a stream.
  init(dimensions: Int, shiftedBy stream: inout RandomStream) {
    self.dimensions = dimensions
    vector = Self.vector(dimensions)
    for d in 0..<dimensions { shift[d] = SobolSequence.word(&stream) }
    seek(to: 0)
  }

  /// The place of the next number: coordinates come point by point.
  var position: UInt64 { index * UInt64(dimensions) + UInt64(cursor) }

  /// Moves to a place.
  mutating func seek(to position: UInt64) {
    index = position / UInt64(dimensions)
    cursor = Int(position % UInt64(dimensions))
    let gray = index ^ (index >> 1)
    var reversed: UInt64 = 0
    for digit in 0..<UInt64(64) where gray & (1 << digit) != 0 { reversed |= 1 << (63 - digit) }
    self.reversed = reversed
    place()
  }

  /// The digits of the Gray code in reverse: phi(n) in units of 2^-64.
  private var reversed: UInt64 = 0

  @inline(__always)
  private mutating func place() {
    for d in 0..<dimensions { point[d] = reversed &* vector[d] &+ shift[d] }
  }

  /// The next coordinate.
  @inline(__always)
  mutating func next() -> Double {
    let word = point[cursor]
    cursor += 1
    if cursor == dimensions {
      cursor = 0
      index += 1
      reversed ^= 1 << UInt64(63 - index.trailingZeroBitCount)
      place()
    }
    return UnitInterval.number(from: word)
  }
}
