import VectorMath

/// Drawn orbits, waiting to be sorted by cell so that eight of one cell are computed together.
///
/// Three electrons in one wire have one cell: from one permutation point to another momenta change places and,
/// with an odd number of lines between, their signs about P/3.
struct OrbitQueue {
  /// Whether all electrons are in one wire.
  private let areAlike: Bool
  /// Columns of P/3, signed amplitude, du, dv, the width of the angle proposal, and the inverse density of the
  /// momenta drawn.
  private let columns: UnsafeMutablePointer<Double>
  private let cells: UnsafeMutablePointer<Int32>
  private let order: UnsafeMutablePointer<Int32>
  private let capacity: Int
  /// The number of orbits.
  private(set) var count = 0

  init(capacity: Int, areAlike: Bool) {
    self.areAlike = areAlike
    self.capacity = capacity + 8
    let capacity = self.capacity
    columns = .allocate(capacity: 6 * capacity)
    cells = .allocate(capacity: capacity)
    order = .allocate(capacity: capacity)
  }

  func deallocate() {
    columns.deallocate()
    cells.deallocate()
    order.deallocate()
  }

  /// Adds orbits by P/3, amplitude, u and v, the width of the proposal, and the inverse density of the momenta
  /// drawn; only the first `count` lanes.
  @inline(__always)
  mutating func append(
    centre: SIMD8<Double>, amplitude: SIMD8<Double>, u: SIMD8<Double>, v: SIMD8<Double>,
    width: SIMD8<Double>, inverseDensity: SIMD8<Double>, count added: Int
  ) {
    let third = 2 * Double.pi / 3
    let nu = VectorMath.nearestWhole(u * (1 / third))
    let nv = VectorMath.nearestWhole(v * (1 / third))
    let (du, dv) = (u - nu * third, v - nv * third)
    if areAlike {
      store(centre, amplitude: signed(amplitude, by: nu + nv), du, dv)
    } else {
      // n = line + 3 turns, with the line 0, 1 or -1. An odd number of turns is the other sheet, phi_c + pi.
      let turnsU = VectorMath.nearestWhole(nu * (1.0 / 3))
      let turnsV = VectorMath.nearestWhole(nv * (1.0 / 3))
      let (m, j) = (nu - turnsU * 3, nv - turnsV * 3)
      store(centre, amplitude: signed(amplitude, by: turnsU + turnsV), du, dv)
      let lineU = VectorMath.select(m, below: SIMD8(), SIMD8(repeating: 2), else: m)
      let lineV = VectorMath.select(j, below: SIMD8(), SIMD8(repeating: 2), else: j)
      UnsafeMutableRawPointer(cells + count).storeBytes(
        of: VectorMath.truncate(lineU * 3 + lineV), as: SIMD8<Int32>.self)
    }
    store(width, 4)
    store(inverseDensity, 5)
    count += added
  }

  /// The amplitude, with the other sign for an odd number of steps: there the cosines change sign.
  @inline(__always)
  private func signed(_ amplitude: SIMD8<Double>, by steps: SIMD8<Double>) -> SIMD8<Double> {
    let odd = steps - VectorMath.nearestWhole(steps * 0.5) * 2
    return VectorMath.select(
      SIMD8(repeating: 0.5), below: VectorMath.magnitude(odd), -amplitude, else: amplitude)
  }

  /// Writes an orbit's columns: whole vectors, even where a few lanes count.
  @inline(__always)
  private func store(
    _ centre: SIMD8<Double>, amplitude: SIMD8<Double>, _ du: SIMD8<Double>, _ dv: SIMD8<Double>
  ) {
    store(centre, 0)
    store(amplitude, 1)
    store(du, 2)
    store(dv, 3)
  }

  @inline(__always)
  private func store(_ lanes: SIMD8<Double>, _ column: Int) {
    UnsafeMutableRawPointer(columns + column * capacity + count)
      .storeBytes(of: lanes, as: SIMD8<Double>.self)
  }

  /// Forgets all orbits.
  mutating func removeAll() { count = 0 }

  /// Calls `body` with each cell and the range of places its orbits have in order of cells.
  @inline(__always)
  func forEachCell(_ body: (Int, Range<Int>) -> Void) {
    if areAlike { return body(0, 0..<count) }
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
    if areAlike {
      // In the order in which they came; lanes after the last were drawn, too.
      func column(_ column: Int) -> SIMD8<Double> {
        UnsafeRawPointer(columns + column * capacity + places.lowerBound)
          .loadUnaligned(as: SIMD8<Double>.self)
      }
      lanes.centre = column(0)
      lanes.amplitude = column(1)
      lanes.du = column(2)
      lanes.dv = column(3)
      lanes.width = column(4)
      lanes.inverseDensity = column(5)
    } else {
      let last = Int32(places.count - 1)
      var indices = SIMD8<Int32>(0, 1, 2, 3, 4, 5, 6, 7)
      if last < 7 { indices.clamp(lowerBound: SIMD8(), upperBound: SIMD8(repeating: last)) }
      let rows = VectorMath.gather(order + places.lowerBound, indices)
      lanes.centre = VectorMath.gather(columns, rows)
      lanes.amplitude = VectorMath.gather(columns + capacity, rows)
      lanes.du = VectorMath.gather(columns + 2 * capacity, rows)
      lanes.dv = VectorMath.gather(columns + 3 * capacity, rows)
      lanes.width = VectorMath.gather(columns + 4 * capacity, rows)
      lanes.inverseDensity = VectorMath.gather(columns + 5 * capacity, rows)
    }
    lanes.du = Self.offLine(lanes.du)
    lanes.dv = Self.offLine(lanes.dv)
  }

  /// The distance from a line: exactly on one without a pole the quotient would be 0/0.
  @inline(__always)
  private static func offLine(_ x: SIMD8<Double>) -> SIMD8<Double> {
    let least = SIMD8<Double>(repeating: 1e-12)
    return VectorMath.select(VectorMath.magnitude(x), below: least, least, else: x)
  }
}
