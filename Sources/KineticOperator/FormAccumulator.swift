import Collisions
import LinearAlgebra
import WirePhysics

/// Adds collisions to one batch of a process's quadratic form.
///
/// A collision of weight w and differences D adds the outer product of y = sqrt|w| D with itself, with
/// the sign of w: sums for both signs are kept apart. The product y_i y_j is the same number as y_j y_i,
/// so the matrix is symmetric to the bit; and where the differences of the wires are opposite, as for
/// pair collisions, the blocks are equal and opposite to the bit, so that the null space g_1 = g_2 of
/// pair collisions stays exact.
final class FormAccumulator {
  private let tables: SplineTables
  private let touched: [WireIndex]
  private let positive: OuterProducts
  private let negative: OuterProducts
  /// Sums over the legs of one row in one wire: functions that vary, and whole plateaus.
  private let local: UnsafeMutablePointer<SIMD8<Double>>
  private let charges: UnsafeMutablePointer<SIMD8<Double>>
  /// The number of samples drawn for this batch so far.
  private(set) var samples = 0

  init(tables: SplineTables, process: CollisionProcess) {
    self.tables = tables
    touched = process.touchedWires
    let components = touched.count * tables.count
    positive = OuterProducts(components: components)
    negative = OuterProducts(components: components)
    local = .allocate(capacity: tables.chunks)
    local.initialize(repeating: SIMD8(), count: tables.chunks)
    charges = .allocate(capacity: tables.chunks)
    charges.initialize(repeating: SIMD8(), count: tables.chunks)
  }

  deinit {
    local.deallocate()
    charges.deallocate()
  }

  /// Adds all collisions of a batch that `samples` samples gave.
  func add(_ batch: CollisionBatch, samples count: Int) {
    samples += count
    let slots = batch.process.wires.map { touched.firstIndex(of: $0) ?? 0 }
    batch.withColumns { momenta, weights in
      for row in 0..<weights.count where weights[row] != 0 {
        add(momenta, row: row, weight: weights[row], slots: slots)
      }
    }
    positive.flush()
    negative.flush()
  }

  /// Adds what another accumulator of the same kind has gathered, as one number for each element.
  func add(_ other: FormAccumulator) {
    samples += other.samples
    positive.add(other.positive)
    negative.add(other.negative)
  }

  /// Begins anew.
  func clear() {
    samples = 0
    positive.clear()
    negative.clear()
  }

  @inline(__always)
  private func add(
    _ momenta: UnsafeBufferPointer<UnsafePointer<Double>>, row: Int, weight: Double, slots: [Int]
  ) {
    let sums = weight < 0 ? negative : positive
    let scale = abs(weight).squareRoot()
    let target = sums.next
    for slot in touched.indices {
      difference(momenta, row: row, slots: slots, slot: slot)
      write(to: target + slot * tables.count, scale: scale)
    }
    sums.push()
  }

  /// Forms the differences of one wire in `local` and `charges`.
  @inline(__always)
  private func difference(
    _ momenta: UnsafeBufferPointer<UnsafePointer<Double>>, row: Int, slots: [Int], slot: Int
  ) {
    let scalars = UnsafeMutableRawPointer(local).assumingMemoryBound(to: Double.self)
    let arity = slots.count
    for leg in 0..<arity where slots[leg] == slot {
      tables.add(momenta[leg][row], sign: -1, local: scalars, charges: charges)
      tables.add(momenta[arity + leg][row], sign: 1, local: scalars, charges: charges)
    }
  }

  /// Writes y of one wire and clears the sums.
  ///
  /// Numbers beyond the last function are zero; they are overwritten by the next wire, if there is one.
  @inline(__always)
  private func write(to target: UnsafeMutablePointer<Double>, scale: Double) {
    let raw = UnsafeMutableRawPointer(target)
    for chunk in 0..<(tables.count + 7) / 8 {
      let y = (local[chunk] + charges[chunk] * tables.plateau[chunk]) * scale
      raw.storeBytes(of: y, toByteOffset: 64 * chunk, as: SIMD8<Double>.self)
    }
    for chunk in 0..<tables.chunks {
      local[chunk] = SIMD8()
      charges[chunk] = SIMD8()
    }
  }

  /// The number of numbers in the upper triangle of one sum.
  var triangleSize: Int {
    let components = touched.count * tables.count
    return components * (components + 1) / 2
  }

  /// All that the batch has gathered so far.
  var sums: AssemblerState.Batch {
    get {
      AssemblerState.Batch(
        samples: samples, positive: positive.upperTriangle, negative: negative.upperTriangle)
    }
    set {
      samples = newValue.samples
      positive.upperTriangle = newValue.positive
      negative.upperTriangle = newValue.negative
    }
  }

  /// The matrix in the basis of both wires, wire 1 first, before division by the number of samples.
  func form() -> SymmetricMatrix {
    let n = tables.count
    var result = SymmetricMatrix(order: 2 * n)
    for (rowSlot, rowWire) in touched.enumerated() {
      for (columnSlot, columnWire) in touched.enumerated() {
        for i in 0..<n {
          for j in 0..<n {
            let (row, column) = (rowSlot * n + i, columnSlot * n + j)
            result[rowWire.rawValue * n + i, columnWire.rawValue * n + j] =
              positive.element(row, column) - negative.element(row, column)
          }
        }
      }
    }
    return result
  }
}
