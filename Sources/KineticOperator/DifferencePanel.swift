import Collisions
import VectorMath

/// The vectors y = sqrt|w| D of up to 32 collisions of one process, whose outer products are added up.
///
/// D is what a collision changes: the sum over outgoing legs minus that over incoming legs of all functions, those of the
/// lower wire first. Each step is done for all rows before the next one begins, because a number that was just stored as
/// part of one vector is not soon loaded as part of another.
final class DifferencePanel {
  /// The most rows.
  static let length = 32
  private typealias Octet = SIMD8<Double>

  /// The number of components.
  let components: Int
  /// From a row to the next: whole vectors of eight.
  let stride: Int
  /// The vectors, row after row; zeros fill each up.
  let rows: UnsafeMutablePointer<Double>
  /// For each four components the rows in which one of them is not zero, a bit for each row.
  ///
  /// Collisions leave most components alone: those of functions on whose plateau, or before whose rise, all of their legs are.
  let occupied: UnsafeMutablePointer<UInt32>
  private let tables: SplineTables
  /// The electrons whose legs are in a wire, for each wire that is touched: ranges of `columns`.
  private let electrons: [Range<Int>]
  /// The columns of the incoming and the outgoing leg of each electron, sorted by wire.
  private let columns: [(incoming: Int, outgoing: Int)]
  /// The cells of the legs, 32 for the incoming and 32 for the outgoing leg of each electron.
  private let cells: UnsafeMutablePointer<Int32>
  /// t at the leg that is added.
  private let coordinates: UnsafeMutablePointer<Double>
  /// The root of the magnitude of each weight.
  private let scales: UnsafeMutablePointer<Double>
  private let plateaus: UnsafeMutablePointer<Octet>
  /// For each eight components and each row, which of them are not zero.
  private let lanes: UnsafeMutablePointer<UInt8>
  /// Sums of charges, row after row.
  private let charges: UnsafeMutablePointer<Int8>
  private let chargeStride: Int

  init(tables: SplineTables, process: CollisionProcess) {
    self.tables = tables
    let touched = process.touchedWires
    let arity = process.wires.count
    let sorted = touched.map { wire in (0..<arity).filter { process.wires[$0] == wire } }
    columns = sorted.joined().map { ($0, arity + $0) }
    var begin = 0
    electrons = sorted.map { own in
      begin += own.count
      return begin - own.count..<begin
    }
    components = touched.count * tables.count
    stride = (components + 7) / 8 * 8
    // A leg of the last row may be added to a few numbers beyond it.
    rows = Self.zeros(Self.length * stride + 8)
    cells = Self.zeros(2 * arity * Self.length)
    coordinates = Self.zeros(Self.length)
    scales = Self.zeros(Self.length)
    plateaus = Self.zeros(stride / 8)
    lanes = Self.zeros(Self.length * stride / 8)
    occupied = Self.zeros(stride / 4)
    for i in 0..<components { plateaus[i / 8][i % 8] = tables.plateau[i % tables.count] }
    // The charges of the last wire are whole vectors from its first function on.
    let width = SplineTables.Charges.scalarCount
    chargeStride = ((touched.count - 1) * tables.count / width + 1 + tables.chargeVectors) * width
    charges = Self.zeros(Self.length * chargeStride)
  }

  deinit {
    rows.deallocate()
    cells.deallocate()
    coordinates.deallocate()
    scales.deallocate()
    plateaus.deallocate()
    lanes.deallocate()
    occupied.deallocate()
    charges.deallocate()
  }

  /// Memory whose bits are all zero.
  private static func zeros<Number>(_ count: Int) -> UnsafeMutablePointer<Number> {
    let size = MemoryLayout<Number>.stride * count
    let raw = UnsafeMutableRawPointer.allocate(byteCount: size, alignment: 64)
    raw.initializeMemory(as: UInt8.self, repeating: 0, count: size)
    return raw.assumingMemoryBound(to: Number.self)
  }

  /// Forms the vectors of some collisions of a batch.
  /// - Parameters:
  ///   - chosen: their places in the columns.
  ///   - count: how many, up to 32.
  ///   - momenta: a column for each leg.
  ///   - weights: the column of weights.
  func fill(
    _ chosen: UnsafePointer<Int32>, count: Int,
    momenta: UnsafeBufferPointer<UnsafePointer<Double>>, weights: UnsafePointer<Double>
  ) {
    for row in 0..<count { scales[row] = abs(weights[Int(chosen[row])]).squareRoot() }
    rows.update(repeating: 0, count: count * stride)
    for (wire, range) in electrons.enumerated() {
      for electron in range {
        let (incoming, outgoing) = columns[electron]
        add(momenta[incoming], at: chosen, count, leg: 2 * electron, isOutgoing: false, wire)
        add(momenta[outgoing], at: chosen, count, leg: 2 * electron + 1, isOutgoing: true, wire)
      }
      addCharges(of: range, count: count, to: charges + wire * tables.count)
    }
    finish(count)
  }

  /// Adds the functions that vary at one leg of the collisions.
  @inline(__always)
  private func add(
    _ momenta: UnsafePointer<Double>, at chosen: UnsafePointer<Int32>, _ count: Int, leg: Int,
    isOutgoing: Bool, _ wire: Int
  ) {
    let cells = cells + leg * Self.length
    tables.locate(momenta, at: chosen, count: count, cells: cells, t: coordinates)
    tables.addVarying(
      cells: cells, t: coordinates, isOutgoing: isOutgoing, count: count,
      to: rows + wire * tables.count, stride: stride)
  }

  /// Adds up the charges of the legs in one wire.
  ///
  /// They are whole numbers, so where the legs of a collision cancel they cancel exactly. Zeros are written beyond the
  /// functions of a wire; those of the next wire are written over them.
  @inline(__always)
  private func addCharges(
    of electrons: Range<Int>, count: Int, to target: UnsafeMutablePointer<Int8>
  ) {
    let (length, vectors) = (Self.length, tables.chargeVectors)
    let (first, last) = (2 * electrons.lowerBound * length, 2 * electrons.upperBound * length)
    for vector in 0..<vectors {
      let (table, cells) = (tables.chargesOfCells + vector, UnsafePointer(cells))
      let end = cells + last
      var line = UnsafeMutableRawPointer(target) + 32 * vector
      for row in 0..<count {
        var sum = SplineTables.Charges()
        var leg = cells + first + row
        while leg < end {
          sum &-= table[Int(leg[0]) &* vectors]
          sum &+= table[Int(leg[length]) &* vectors]
          leg += 2 * length
        }
        line.storeBytes(of: sum, as: SplineTables.Charges.self)
        line += chargeStride
      }
    }
  }

  /// Adds the plateaus, as often as there are charges, and scales.
  @inline(__always)
  private func finish(_ count: Int) {
    var line = UnsafeMutableRawPointer(rows).assumingMemoryBound(to: Octet.self)
    let (octets, plateaus, length) = (stride / 8, UnsafePointer(plateaus), Self.length)
    for row in 0..<count {
      let scale = Octet(repeating: scales[row])
      let charge = UnsafePointer(charges) + row * chargeStride
      for octet in 0..<octets {
        let y = (line[octet] + VectorMath.double(charge + 8 * octet) * plateaus[octet]) * scale
        line[octet] = y
        lanes[octet &* length &+ row] = VectorMath.nonzeroLanes(y)
      }
      line += octets
    }
    let filled = UInt32.max >> UInt32(length - count)
    for octet in 0..<octets {
      let own = UnsafePointer(lanes) + octet * length
      occupied[2 * octet] = VectorMath.bytes(own, with: 0x0f) & filled
      occupied[2 * octet + 1] = VectorMath.bytes(own, with: 0xf0) & filled
    }
  }
}
