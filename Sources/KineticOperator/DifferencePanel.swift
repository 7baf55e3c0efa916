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
  private typealias Quad = SplineTables.Quad

  /// The number of components.
  let components: Int
  /// From a row to the next: whole vectors of four.
  let stride: Int
  /// The vectors, row after row; zeros fill each up.
  let rows: UnsafeMutablePointer<Double>
  private let tables: SplineTables
  /// The electrons whose legs are in a wire, for each wire that is touched: ranges of `columns`.
  private let electrons: [Range<Int>]
  /// The columns of the incoming and the outgoing leg of each electron, sorted by wire.
  private let columns: [(incoming: Int, outgoing: Int)]
  /// The cells of the legs, 32 for the incoming and 32 for the outgoing leg of each electron, and t there.
  private let cells: UnsafeMutablePointer<Int32>
  private let coordinates: UnsafeMutablePointer<Double>
  /// The root of the magnitude of each weight.
  private let scales: UnsafeMutablePointer<Double>
  private let plateaus: UnsafeMutablePointer<Quad>
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
    stride = (components + 3) / 4 * 4
    // A leg of the last row may be added to a few numbers beyond it.
    rows = Self.zeros(Self.length * stride + 8)
    cells = Self.zeros(2 * arity * Self.length)
    coordinates = Self.zeros(2 * arity * Self.length)
    scales = Self.zeros(Self.length)
    plateaus = Self.zeros(stride / 4)
    for i in 0..<components { plateaus[i / 4][i % 4] = tables.plateau[i % tables.count] }
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
  ///   - chosen: their places in the columns; those up to the next multiple of eight are places, too.
  ///   - count: how many, up to 32.
  ///   - momenta: a column for each leg.
  ///   - weights: the column of weights.
  func fill(
    _ chosen: UnsafePointer<Int32>, count: Int,
    momenta: UnsafeBufferPointer<UnsafePointer<Double>>, weights: UnsafePointer<Double>
  ) {
    locate(chosen, count, momenta, weights)
    rows.update(repeating: 0, count: count * stride)
    for (wire, range) in electrons.enumerated() {
      for electron in range {
        for leg in 2 * electron...2 * electron + 1 {
          tables.addVarying(
            cells: cells + leg * Self.length, t: coordinates + leg * Self.length,
            isOutgoing: leg % 2 == 1, count: count, to: rows + wire * tables.count, stride: stride)
        }
      }
      addCharges(of: range, count: count, to: charges + wire * tables.count)
    }
    finish(count)
  }

  /// Finds the cells of all legs, eight collisions at a time.
  @inline(__always)
  private func locate(
    _ chosen: UnsafePointer<Int32>, _ count: Int,
    _ momenta: UnsafeBufferPointer<UnsafePointer<Double>>, _ weights: UnsafePointer<Double>
  ) {
    for row in Swift.stride(from: 0, to: count, by: 8) {
      let places = UnsafeRawPointer(chosen + row).loadUnaligned(as: SIMD8<Int32>.self)
      for electron in columns.indices {
        let legs = columns[electron]
        let place = 2 * electron * Self.length + row
        locate(VectorMath.gather(momenta[legs.incoming], places), to: place)
        locate(VectorMath.gather(momenta[legs.outgoing], places), to: place + Self.length)
      }
      let magnitude = VectorMath.magnitude(VectorMath.gather(weights, places))
      UnsafeMutableRawPointer(scales + row)
        .storeBytes(of: VectorMath.squareRoot(magnitude), as: SIMD8<Double>.self)
    }
  }

  @inline(__always)
  private func locate(_ momenta: SIMD8<Double>, to place: Int) {
    let (found, t) = tables.lanes.locate(momenta)
    UnsafeMutableRawPointer(cells + place).storeBytes(of: found, as: SIMD8<Int32>.self)
    UnsafeMutableRawPointer(coordinates + place).storeBytes(of: t, as: SIMD8<Double>.self)
  }

  /// Adds up the charges of the legs in one wire.
  ///
  /// They are whole numbers, so where the legs of a collision cancel they cancel exactly. Zeros are written beyond the
  /// functions of a wire; those of the next wire are written over them.
  @inline(__always)
  private func addCharges(
    of electrons: Range<Int>, count: Int, to target: UnsafeMutablePointer<Int8>
  ) {
    for vector in 0..<tables.chargeVectors {
      for row in 0..<count {
        var sum = SplineTables.Charges()
        for electron in electrons {
          let cell = cells + 2 * electron * Self.length + row
          sum &-= tables.charges(of: cell[0])[vector]
          sum &+= tables.charges(of: cell[Self.length])[vector]
        }
        UnsafeMutableRawPointer(
          target + row * chargeStride + SplineTables.Charges.scalarCount * vector
        ).storeBytes(of: sum, as: SplineTables.Charges.self)
      }
    }
  }

  /// Adds the plateaus, as often as there are charges, and scales.
  @inline(__always)
  private func finish(_ count: Int) {
    for row in 0..<count {
      let scale = Quad(repeating: scales[row])
      let y = UnsafeMutableRawPointer(rows + row * stride).assumingMemoryBound(to: Quad.self)
      let charge = charges + row * chargeStride
      for quad in 0..<stride / 4 {
        y[quad] = (y[quad] + VectorMath.double(charge + 4 * quad) * plateaus[quad]) * scale
      }
    }
  }
}
