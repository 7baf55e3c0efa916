/// What is needed of a spline basis to form collision differences, in plain memory.
///
/// A function has its plateau above its own intervals, so the vector of all functions at k is: ones
/// times plateaus for those below the first that varies, then the eight that vary.
final class SplineTables: @unchecked Sendable {
  // Sendable because the memory is written in `init` only.

  typealias Lanes = SIMD8<Double>

  /// The number of functions.
  let count: Int
  /// The number of vectors that hold all functions and a full set of lanes after the last.
  let chunks: Int
  /// The plateaus, zero beyond the last function.
  let plateau: UnsafeMutablePointer<Lanes>
  private let ones: UnsafeMutablePointer<Lanes>
  private let pieces: UnsafeMutablePointer<Lanes>
  private let powers: Int
  private let midpoints: UnsafeMutablePointer<Double>
  private let first: UnsafeMutablePointer<Int>
  private let finder: IntervalFinder
  private let odd: Bool

  init(_ basis: SplineBasis) {
    count = basis.count
    chunks = (count + SplineBasis.lanes + 7) / 8
    powers = basis.degree + 1
    finder = basis.finder
    odd = basis.parity == .odd
    plateau = .allocate(capacity: chunks)
    ones = .allocate(capacity: (count + 1) * chunks)
    pieces = .allocate(capacity: basis.pieces.count)
    midpoints = .allocate(capacity: basis.midpoints.count)
    first = .allocate(capacity: basis.firstVarying.count)
    plateau.initialize(repeating: Lanes(), count: chunks)
    for i in 0..<count { plateau[i / 8][i % 8] = basis.plateau[i] }
    ones.initialize(repeating: Lanes(), count: (count + 1) * chunks)
    for length in 0...count {
      for i in 0..<length { ones[length * chunks + i / 8][i % 8] = 1 }
    }
    _ = UnsafeMutableBufferPointer(start: pieces, count: basis.pieces.count)
      .initialize(from: basis.pieces)
    _ = UnsafeMutableBufferPointer(start: midpoints, count: basis.midpoints.count)
      .initialize(from: basis.midpoints)
    _ = UnsafeMutableBufferPointer(start: first, count: basis.firstVarying.count)
      .initialize(from: basis.firstVarying)
  }

  deinit {
    plateau.deallocate()
    ones.deallocate()
    pieces.deallocate()
    midpoints.deallocate()
    first.deallocate()
  }

  /// Adds a leg: its varying functions to `local`, number by number, and one below them to `charges`.
  ///
  /// Charges are whole numbers, so where the legs of a collision cancel they cancel exactly.
  @inline(__always)
  func add(
    _ k: Double, sign legSign: Double, local: UnsafeMutablePointer<Double>,
    charges: UnsafeMutablePointer<Lanes>
  ) {
    let x = abs(k)
    let sign = odd && k < 0 ? -legSign : legSign
    let interval = finder.interval(of: x)
    let t = x - midpoints[interval]
    let piece = pieces + interval * powers
    var sum = piece[powers - 1]
    for power in stride(from: powers - 2, through: 0, by: -1) { sum = sum * t + piece[power] }
    let start = first[interval]
    let target = UnsafeMutableRawPointer(local + start)
    target.storeBytes(
      of: target.loadUnaligned(as: Lanes.self) + sum * sign, as: Lanes.self)
    let below = ones + start * chunks
    for chunk in 0..<chunks { charges[chunk] += below[chunk] * sign }
  }
}
