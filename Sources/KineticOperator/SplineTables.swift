import VectorMath

/// What is needed of a spline basis to form collision differences, in plain memory, by cells.
///
/// A cell is a knot interval and a sign of k. A function has its plateau above its own intervals, so the vector of all
/// functions at k is: plateaus of those below the first that varies, then the few that vary, which are polynomials of
/// t = |k| - midpoint; for odd splines all with the sign of k, which the tables have in them.
final class SplineTables: @unchecked Sendable {
  // Sendable because the memory is written in `init` only.

  /// Functions that are computed at once.
  typealias Quad = SIMD4<Double>
  /// Charges that are added at once.
  typealias Charges = SIMD32<Int8>

  /// The number of functions.
  let count: Int
  /// The plateau of each function.
  let plateau: [Double]
  /// Vectors of charges that hold all functions.
  let chargeVectors: Int
  private let finder: IntervalFinder
  private let intervals: Int
  /// Fours of functions that vary in a cell: one, or for splines of degree five two.
  private let quads: Int
  private let powers: Int
  /// For each cell the first function that varies, then the powers of t of each four.
  private let pieces: UnsafeMutablePointer<Quad>
  private let pieceLength: Int
  private let midpoints: UnsafeMutablePointer<Double>
  /// For each cell the charge of each function: the sign of k below the first that varies, otherwise zero.
  private let charges: UnsafeMutablePointer<Charges>

  init(_ basis: SplineBasis) {
    count = basis.count
    plateau = basis.plateau
    finder = basis.finder
    intervals = basis.midpoints.count
    powers = basis.degree + 1
    quads = basis.pieces.contains { $0.highHalf != Quad() } ? 2 : 1
    pieceLength = 1 + quads * powers
    chargeVectors = (count + Charges.scalarCount - 1) / Charges.scalarCount
    let cells = 2 * intervals
    pieces = .allocate(capacity: cells * pieceLength)
    midpoints = .allocate(capacity: intervals)
    charges = .allocate(capacity: cells * chargeVectors)
    charges.initialize(repeating: Charges(), count: cells * chargeVectors)
    for (interval, midpoint) in basis.midpoints.enumerated() {
      (midpoints + interval).initialize(to: midpoint)
      add(interval, basis, cell: interval, isFlipped: false)
      add(interval, basis, cell: intervals + interval, isFlipped: basis.parity == .odd)
    }
  }

  /// Writes the tables of a cell.
  private func add(_ interval: Int, _ basis: SplineBasis, cell: Int, isFlipped: Bool) {
    let first = basis.firstVarying[interval]
    for function in 0..<first {
      let (vector, lane) = function.quotientAndRemainder(dividingBy: Charges.scalarCount)
      charges[cell * chargeVectors + vector][lane] = isFlipped ? -1 : 1
    }
    let piece = pieces + cell * pieceLength
    piece.initialize(to: Quad(Double(bitPattern: UInt64(first)), 0, 0, 0))
    for power in 0..<powers {
      let lanes = basis.pieces[interval * powers + power]
      for (quad, numbers) in [lanes.lowHalf, lanes.highHalf].prefix(quads).enumerated() {
        (piece + 1 + quad * powers + power).initialize(to: isFlipped ? -numbers : numbers)
      }
    }
  }

  deinit {
    pieces.deallocate()
    midpoints.deallocate()
    charges.deallocate()
  }

  /// Finds the cells of some momenta of a column, and their coordinates t.
  @inline(__always)
  func locate(
    _ momenta: UnsafePointer<Double>, at places: UnsafePointer<Int32>, count: Int,
    cells: UnsafeMutablePointer<Int32>, t: UnsafeMutablePointer<Double>
  ) {
    let (finder, intervals, midpoints) = (finder, intervals, midpoints)
    for row in 0..<count {
      let k = momenta[Int(places[row])]
      let x = abs(k)
      let interval = finder.interval(of: x)
      t[row] = x - midpoints[interval]
      cells[row] = Int32(truncatingIfNeeded: interval &+ (k < 0 ? intervals : 0))
    }
  }

  /// Adds a leg of many collisions, each to its own row: the functions that vary where it is.
  /// - Parameters:
  ///   - cells: the cell of each collision's leg.
  ///   - t: |k| - midpoint of each.
  ///   - isOutgoing: whether it is added or subtracted.
  ///   - count: the number of collisions.
  ///   - target: the first function of the first row; numbers behind the last function, up to eight, get zeros added.
  ///   - stride: from a row to the next.
  @inline(__always)
  func addVarying(
    cells: UnsafePointer<Int32>, t: UnsafePointer<Double>, isOutgoing: Bool, count: Int,
    to target: UnsafeMutablePointer<Double>, stride: Int
  ) {
    for quad in 0..<quads {
      // The number of powers is known when compiling, and no choice is left in the loop over rows.
      switch (powers, isOutgoing) {
      case (4, true): add(cells, t, quad, 4, count, target, stride) { $0 + $1 }
      case (4, false): add(cells, t, quad, 4, count, target, stride) { $0 - $1 }
      case (_, true): add(cells, t, quad, powers, count, target, stride) { $0 + $1 }
      case (_, false): add(cells, t, quad, powers, count, target, stride) { $0 - $1 }
      }
    }
  }

  @inline(__always)
  private func add(
    _ cells: UnsafePointer<Int32>, _ t: UnsafePointer<Double>, _ quad: Int, _ powers: Int,
    _ count: Int, _ target: UnsafeMutablePointer<Double>, _ stride: Int, _ sum: (Quad, Quad) -> Quad
  ) {
    let (pieces, pieceLength) = (UnsafePointer(pieces), pieceLength)
    var line = target + 4 * quad
    for row in 0..<count {
      let cell = pieces + Int(cells[row]) &* pieceLength
      let piece = cell + 1 + quad &* powers
      let t = Quad(repeating: t[row])
      var value = piece[powers - 1]
      var power = powers - 2
      while power >= 0 {
        value = value * t + piece[power]
        power -= 1
      }
      let first = UnsafeRawPointer(cell).load(as: Int.self)
      let place = UnsafeMutableRawPointer(line + first)
      place.storeBytes(of: sum(place.loadUnaligned(as: Quad.self), value), as: Quad.self)
      line += stride
    }
  }

  /// The charges of all cells, `chargeVectors` for each.
  var chargesOfCells: UnsafePointer<Charges> { UnsafePointer(charges) }
}
