import Collisions
import Foundation
import WirePhysics

/// What a stage does with each leg of the collisions of a batch.
struct StageLegs {
  /// One leg.
  struct Leg {
    /// The first leg with the same momentum in every row: its place is found once.
    var source = 0
    /// The first cell of its wire.
    var base: Int32 = 0
    /// Out minus in.
    var sign = 0.0
    /// The sign if the leg is in wire 1, otherwise 0.
    var drift = 0.0
  }

  /// The number of legs.
  let count: Int
  /// The legs, incoming ones first.
  let legs: InlineArray<6, Leg>

  /// Looks at a batch: particles that exchange their momenta have two, not four of them.
  init(
    _ batch: CollisionBatch, columns: UnsafeBufferPointer<UnsafePointer<Double>>,
    cells: MomentumCells
  ) {
    let (arity, bytes) = (batch.arity, batch.count * MemoryLayout<Double>.stride)
    count = 2 * arity
    legs = InlineArray { leg in
      guard leg < 2 * arity else { return Leg() }
      let wire = batch.process.wires[leg % arity].rawValue
      let sign = leg < arity ? -1.0 : 1.0
      let source = (0..<leg).first { memcmp(columns[$0], columns[leg], bytes) == 0 }
      return Leg(
        source: source ?? leg, base: Int32(wire * cells.perWire), sign: sign,
        drift: wire == 0 ? sign : 0)
    }
  }
}
