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
  /// The function of both wires that is the first component: the wires that a process touches follow each other.
  private let first: Int
  /// Functions of one wire.
  private let count: Int
  private let panel: DifferencePanel
  private let positive: OuterProducts
  private let negative: OuterProducts
  /// Rows of a batch that go into the panel next.
  private let chosen: UnsafeMutablePointer<Int32>
  /// The number of samples drawn for this batch so far.
  private(set) var samples = 0

  init(tables: SplineTables, process: CollisionProcess) {
    count = tables.count
    first = (process.touchedWires.first?.rawValue ?? 0) * count
    panel = DifferencePanel(tables: tables, process: process)
    positive = OuterProducts(components: panel.components)
    negative = OuterProducts(components: panel.components)
    chosen = .allocate(capacity: DifferencePanel.length)
  }

  deinit { chosen.deallocate() }

  /// Adds all collisions of a batch that `samples` samples gave.
  func add(_ batch: CollisionBatch, samples count: Int) {
    samples += count
    batch.withColumns { momenta, weights in
      // What is no number is counted, so that it is seen.
      add(momenta, weights, to: positive) { !($0 <= 0) }
      add(momenta, weights, to: negative) { $0 < 0 }
    }
  }

  /// Adds the collisions whose weights are wanted, in their order.
  @inline(__always)
  private func add(
    _ momenta: UnsafeBufferPointer<UnsafePointer<Double>>, _ weights: UnsafeBufferPointer<Double>,
    to sums: OuterProducts, isWanted: (Double) -> Bool
  ) {
    guard let column = weights.baseAddress else { return }
    var filled = 0
    for row in weights.indices {
      // Always written: no branch that depends on chance.
      chosen[filled] = Int32(truncatingIfNeeded: row)
      filled += isWanted(column[row]) ? 1 : 0
      if filled == DifferencePanel.length || row == weights.count - 1 {
        panel.fill(chosen, count: filled, momenta: momenta, weights: column)
        sums.add(panel, count: filled)
        filled = 0
      }
    }
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

  /// The number of numbers in the upper triangle of one sum.
  var triangleSize: Int {
    panel.components * (panel.components + 1) / 2
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
    var result = SymmetricMatrix(order: 2 * count)
    let order = result.order
    result.elements.withUnsafeMutableBufferPointer { elements in
      for row in 0..<panel.components {
        let (plus, minus) = (positive.row(row), negative.row(row))
        let line = (first + row) * order + first
        for column in row..<panel.components {
          elements[line + column] = plus[column] - minus[column]
        }
        for column in row + 1..<panel.components {
          elements[(first + column) * order + first + row] = elements[line + column]
        }
      }
    }
    return result
  }
}
