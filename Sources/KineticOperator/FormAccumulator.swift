import Collisions
import WirePhysics

/// Adds collisions to one batch of a process's quadratic form.
///
/// A collision of weight w and differences D adds the outer product of y = sqrt|w| D with itself, with
/// the sign of w. The product y_i y_j is the same number as y_j y_i, so the matrix is symmetric to the
/// bit; and where the differences of the wires are opposite, as for pair collisions, the blocks are
/// equal and opposite to the bit, so that the null space g_1 = g_2 of pair collisions stays exact.
final class FormAccumulator {
  private let basis: SplineBasis
  private let touched: [WireIndex]
  /// Padded number of functions per wire, in SIMD8 chunks.
  private let chunks: Int
  private let matrix: UnsafeMutableBufferPointer<SIMD8<Double>>
  private let vector: UnsafeMutableBufferPointer<SIMD8<Double>>
  /// The same memory as `vector`, number by number.
  private let differences: UnsafeMutablePointer<Double>
  private let charges: UnsafeMutableBufferPointer<Double>
  /// The number of samples drawn for this batch so far.
  private(set) var samples = 0

  init(basis: SplineBasis, process: CollisionProcess) {
    self.basis = basis
    touched = process.touchedWires
    // Room for a full set of lanes after the last function.
    chunks = (basis.count + SplineBasis.lanes + 7) / 8
    let rows = touched.count * chunks * 8
    matrix = .allocate(capacity: rows * touched.count * chunks)
    matrix.initialize(repeating: SIMD8())
    vector = .allocate(capacity: rows / 8)
    vector.initialize(repeating: SIMD8())
    differences = UnsafeMutableRawPointer(vector.baseAddress!).assumingMemoryBound(to: Double.self)
    charges = .allocate(capacity: basis.count + SplineBasis.lanes + 1)
    charges.initialize(repeating: 0)
  }

  deinit {
    matrix.deallocate()
    vector.deallocate()
    charges.deallocate()
  }

  /// Adds all collisions of a batch that `samples` samples gave.
  func add(_ batch: CollisionBatch, samples count: Int) {
    samples += count
    let slots = batch.process.wires.map { touched.firstIndex(of: $0) ?? 0 }
    for row in 0..<batch.count where batch.weights[row] != 0 {
      add(batch, row: row, slots: slots)
    }
  }

  private func add(_ batch: CollisionBatch, row: Int, slots: [Int]) {
    let weight = batch.weights[row]
    let scale = abs(weight).squareRoot()
    let sign: Double = weight < 0 ? -1 : 1
    let one = difference(batch, row: row, slots: slots, slot: 0, scale: scale)
    if touched.count == 1 {
      outer(one, one, sign: sign)
    } else {
      let two = difference(batch, row: row, slots: slots, slot: 1, scale: scale)
      outer(one, one, sign: sign)
      outer(one, two, sign: sign)
      outer(two, one, sign: sign)
      outer(two, two, sign: sign)
      clear(two)
    }
    clear(one)
  }

  /// Forms y of one wire in place and returns where in `differences` it is not zero.
  private func difference(
    _ batch: CollisionBatch, row: Int, slots: [Int], slot: Int, scale: Double
  ) -> Range<Int> {
    let base = slot * chunks * 8
    var lowest = basis.count
    var highest = 0
    for leg in 0..<2 * batch.arity where slots[leg % batch.arity] == slot {
      let k = batch.momenta[leg][row]
      let sign = (leg < batch.arity ? -1.0 : 1.0) * basis.parity.sign(at: k)
      let (first, values) = basis.evaluate(k)
      for lane in 0..<SplineBasis.lanes { differences[base + first + lane] += sign * values[lane] }
      charges[first] += sign
      lowest = min(lowest, first)
      highest = max(highest, first)
    }
    // Functions below a leg's own have reached their plateau there: add up the signs of all such legs.
    var above = 0.0
    for i in stride(from: highest, to: 0, by: -1) {
      above += charges[i]
      charges[i] = 0
      if above != 0 {
        differences[base + i - 1] += above * basis.plateau[i - 1]
        lowest = min(lowest, i - 1)
      } else if i <= lowest {
        break
      }
    }
    charges[0] = 0
    let end = min(highest + basis.degree, basis.count)
    for i in lowest..<end { differences[base + i] *= scale }
    return (base + lowest)..<(base + end)
  }

  private func outer(_ rows: Range<Int>, _ columns: Range<Int>, sign: Double) {
    let stride = touched.count * chunks
    let chunk = (columns.lowerBound / 8)..<((columns.upperBound + 7) / 8)
    for i in rows {
      let factor = sign * differences[i]
      let row = matrix.baseAddress! + i * stride
      for j in chunk { row[j] += factor * vector[j] }
    }
  }

  private func clear(_ range: Range<Int>) {
    for i in range { differences[i] = 0 }
  }

  /// The matrix in the basis of both wires, wire 1 first, before division by the number of samples.
  func form() -> SymmetricMatrix {
    var result = SymmetricMatrix(order: 2 * basis.count)
    let scalars = UnsafeRawPointer(matrix.baseAddress!).assumingMemoryBound(to: Double.self)
    let stride = touched.count * chunks * 8
    for (rowSlot, rowWire) in touched.enumerated() {
      for (columnSlot, columnWire) in touched.enumerated() {
        for i in 0..<basis.count {
          for j in 0..<basis.count {
            result[rowWire.rawValue * basis.count + i, columnWire.rawValue * basis.count + j] =
              scalars[(rowSlot * chunks * 8 + i) * stride + columnSlot * chunks * 8 + j]
          }
        }
      }
    }
    return result
  }
}
