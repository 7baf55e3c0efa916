import VectorMath

/// Drawn orbits, waiting to be sorted by cell so that eight of one cell are computed together.
struct OrbitQueue {
  /// Per orbit: P/3, signed amplitude, du, dv.
  private let columns: UnsafeMutablePointer<Double>
  private let cells: UnsafeMutablePointer<UInt8>
  private let order: UnsafeMutablePointer<Int32>
  private let capacity: Int
  /// The number of orbits.
  private(set) var count = 0

  init(capacity: Int) {
    self.capacity = capacity
    columns = .allocate(capacity: 4 * capacity)
    cells = .allocate(capacity: capacity)
    order = .allocate(capacity: capacity)
  }

  func deallocate() {
    columns.deallocate()
    cells.deallocate()
    order.deallocate()
  }

  /// Adds orbits by P/3, amplitude, u and v; only the first `count` lanes.
  @inline(__always)
  mutating func append(
    centre: SIMD8<Double>, amplitude: SIMD8<Double>, u: SIMD8<Double>, v: SIMD8<Double>,
    count added: Int
  ) {
    let third = 2 * Double.pi / 3
    let nu = VectorMath.nearestWhole(u * (1 / third))
    let nv = VectorMath.nearestWhole(v * (1 / third))
    let du = VectorMath.magnitude(u - nu * third)
    let dv = VectorMath.magnitude(v - nv * third)
    // n = line + 3 turns, with the line 0, 1 or -1.
    let turnsU = VectorMath.nearestWhole(nu * (1.0 / 3))
    let turnsV = VectorMath.nearestWhole(nv * (1.0 / 3))
    let (m, j) = (nu - turnsU * 3, nv - turnsV * 3)
    // An odd number of turns is the other sheet, phi_c + pi: the cosines change sign.
    let turns = turnsU + turnsV
    let odd = turns - VectorMath.nearestWhole(turns * 0.5) * 2
    let signed = amplitude.replacing(with: -amplitude, where: odd .!= SIMD8())
    let lineU = m.replacing(with: 2, where: m .< SIMD8())
    let lineV = j.replacing(with: 2, where: j .< SIMD8())
    let cell = VectorMath.truncate(lineU * 3 + lineV)
    for lane in 0..<added {
      let index = count + lane
      columns[4 * index] = centre[lane]
      columns[4 * index + 1] = signed[lane]
      columns[4 * index + 2] = du[lane]
      columns[4 * index + 3] = dv[lane]
      cells[index] = UInt8(truncatingIfNeeded: cell[lane])
    }
    count += added
  }

  /// Forgets all orbits.
  mutating func removeAll() { count = 0 }

  /// Calls `body` with each cell and the range of places its orbits have in order of cells.
  @inline(__always)
  func forEachCell(_ body: (Int, Range<Int>) -> Void) {
    var starts = InlineArray<10, Int>(repeating: 0)
    for index in 0..<count { starts[Int(cells[index]) + 1] += 1 }
    for cell in 0..<9 { starts[cell + 1] += starts[cell] }
    var next = starts
    for index in 0..<count {
      let cell = Int(cells[index])
      order[next[cell]] = Int32(index)
      next[cell] += 1
    }
    for cell in 0..<9 where starts[cell] < starts[cell + 1] {
      body(cell, starts[cell]..<starts[cell + 1])
    }
  }

  /// Loads the orbits at up to eight places; missing lanes repeat the last.
  @inline(__always)
  func load(_ places: Range<Int>, into lanes: OrbitLanes) {
    for lane in 0..<8 {
      let row = columns + 4 * Int(order[min(places.lowerBound + lane, places.upperBound - 1)])
      lanes.centre[lane] = row[0]
      lanes.amplitude[lane] = row[1]
      lanes.du[lane] = row[2]
      lanes.dv[lane] = row[3]
    }
    // Exactly on a line without a pole the quotient would be 0/0.
    lanes.du = VectorMath.clamp(lanes.du, 1e-12, 2)
    lanes.dv = VectorMath.clamp(lanes.dv, 1e-12, 2)
  }
}
