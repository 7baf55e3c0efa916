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
  /// Finds cells.
  let lanes: CellLanes
  /// Vectors of charges that hold all functions.
  let chargeVectors: Int
  /// Fours of functions that vary in a cell: one, or for splines of degree five two.
  private let quads: Int
  private let powers: Int
  private let pieces: UnsafeMutablePointer<Quad>
  private let first: UnsafeMutablePointer<Int>
  /// For each cell the charge of each function: the sign of k below the first that varies, otherwise zero.
  private let charges: UnsafeMutablePointer<Charges>

  init(_ basis: SplineBasis) {
    count = basis.count
    plateau = basis.plateau
    lanes = CellLanes(edges: basis.grid.breakpoints, midpoints: basis.midpoints)
    powers = basis.degree + 1
    chargeVectors = (count + Charges.scalarCount - 1) / Charges.scalarCount
    quads = basis.pieces.contains { $0.highHalf != Quad() } ? 2 : 1
    let intervals = basis.midpoints.count
    pieces = .allocate(capacity: 2 * intervals * quads * powers)
    first = .allocate(capacity: 2 * intervals)
    charges = .allocate(capacity: 2 * intervals * chargeVectors)
    charges.initialize(repeating: Charges(), count: 2 * intervals * chargeVectors)
    for cell in 0..<2 * intervals {
      let interval = cell % intervals
      let isFlipped = basis.parity == .odd && cell >= intervals
      (first + cell).initialize(to: basis.firstVarying[interval])
      for function in 0..<basis.firstVarying[interval] {
        let (vector, lane) = function.quotientAndRemainder(dividingBy: Charges.scalarCount)
        charges[cell * chargeVectors + vector][lane] = isFlipped ? -1 : 1
      }
      for power in 0..<powers {
        let lanes = basis.pieces[interval * powers + power]
        for (quad, piece) in [lanes.lowHalf, lanes.highHalf].prefix(quads).enumerated() {
          (pieces + (cell * quads + quad) * powers + power)
            .initialize(to: isFlipped ? -piece : piece)
        }
      }
    }
  }

  deinit {
    pieces.deallocate()
    first.deallocate()
    charges.deallocate()
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
      let target = target + 4 * quad
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
    let (length, first) = (quads * powers, UnsafePointer(first))
    let pieces = UnsafePointer(pieces + quad * powers)
    for row in 0..<count {
      let cell = Int(cells[row])
      let t = Quad(repeating: t[row])
      let piece = pieces + cell * length
      var value = piece[powers - 1]
      var power = powers - 2
      while power >= 0 {
        value = value * t + piece[power]
        power -= 1
      }
      let place = UnsafeMutableRawPointer(target + row * stride + first[cell])
      place.storeBytes(of: sum(place.loadUnaligned(as: Quad.self), value), as: Quad.self)
    }
  }

  /// The charges of a cell.
  @inline(__always)
  func charges(of cell: Int32) -> UnsafePointer<Charges> {
    UnsafePointer(charges + Int(cell) * chargeVectors)
  }
}
