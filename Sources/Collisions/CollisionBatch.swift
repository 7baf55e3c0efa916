import WirePhysics

/// The collisions of one process, stored as columns: one column per leg, one of weights.
///
/// Samplers append rows, consumers read columns; nobody allocates a collision in the hot loop.
public struct CollisionBatch: Sendable {
  /// The process every row belongs to.
  public let process: CollisionProcess
  /// Momenta in sqrt(mT): `momenta[leg][row]`, incoming legs first.
  public private(set) var momenta: [[Double]]
  /// Signed weights: `weights[row]`.
  public private(set) var weights: [Double]

  /// Makes an empty batch with room for `capacity` rows.
  public init(process: CollisionProcess, capacity: Int) {
    self.process = process
    var column: [Double] = []
    column.reserveCapacity(capacity)
    momenta = Array(repeating: column, count: 2 * process.wires.count)
    for leg in momenta.indices { momenta[leg].reserveCapacity(capacity) }
    weights = column
  }

  /// The number of rows.
  public var count: Int { weights.count }

  /// The number of electrons in the collision, two or three.
  public var arity: Int { process.wires.count }

  /// Forgets all rows and keeps the room.
  public mutating func removeAll() {
    for leg in momenta.indices { momenta[leg].removeAll(keepingCapacity: true) }
    weights.removeAll(keepingCapacity: true)
  }

  /// Appends a two-particle collision.
  public mutating func append(in k: SIMD2<Double>, out kOut: SIMD2<Double>, weight: Double) {
    momenta[0].append(k[0])
    momenta[1].append(k[1])
    momenta[2].append(kOut[0])
    momenta[3].append(kOut[1])
    weights.append(weight)
  }

  /// Appends a three-particle collision; the fourth lane is ignored.
  public mutating func append(in k: SIMD4<Double>, out kOut: SIMD4<Double>, weight: Double) {
    for i in 0..<3 {
      momenta[i].append(k[i])
      momenta[3 + i].append(kOut[i])
    }
    weights.append(weight)
  }

  /// Appends rows given as columns: one per leg, then the weights, each `stride` numbers apart.
  mutating func append(
    columns: UnsafePointer<Double>, stride: Int, count: Int
  ) {
    for leg in momenta.indices {
      momenta[leg].append(
        contentsOf: UnsafeBufferPointer(start: columns + leg * stride, count: count))
    }
    weights.append(
      contentsOf: UnsafeBufferPointer(
        start: columns + momenta.count * stride, count: count))
  }

  /// Lends the columns to a loop: momenta by leg, and weights, without bounds checks.
  package func withColumns(
    _ body: (UnsafeBufferPointer<UnsafePointer<Double>>, UnsafeBufferPointer<Double>) -> Void
  ) {
    guard count > 0 else { return }
    func lend(_ leg: Int, _ lent: [UnsafePointer<Double>]) {
      guard leg < momenta.count else {
        return lent.withUnsafeBufferPointer { columns in
          weights.withUnsafeBufferPointer { body(columns, $0) }
        }
      }
      momenta[leg].withUnsafeBufferPointer {
        lend(leg + 1, lent + [$0.baseAddress.unsafelyUnwrapped])
      }
    }
    lend(0, [])
  }

  /// The collision in one row.
  public subscript(row: Int) -> Collision {
    let legs = momenta.indices.map { leg in
      Leg(
        wire: process.wires[leg % arity], momentum: momenta[leg][row],
        direction: leg < arity ? .incoming : .outgoing)
    }
    return Collision(legs: legs, weight: weights[row])
  }
}
