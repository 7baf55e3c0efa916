public import RandomStreams
import VectorMath

extension TripleSampler {
  /// Draws samples and adds up `weight * (D g)^2` of their collisions, without writing them down.
  public func form(
    _ count: Int, of g: DistributionTable, from stream: inout RandomStream,
    using rows: inout CollisionBatch
  ) -> Double {
    var total = SIMD8<Double>()
    forEachGroup(count, from: &stream) { group, cell, orbits in
      total += firstLanes(orbits, of: contributions(group, cell, g))
    } between: {
    }
    return total.sum()
  }

  /// The sum of w (D g)^2 over the rows of each orbit; momenta and weights are ready.
  ///
  /// Rows share momenta: g is summed over the legs at each angle, incoming and outgoing.
  @inline(__always)
  func contributions(
    _ group: OrbitLanes, _ cell: OrbitCell, _ g: DistributionTable
  ) -> SIMD8<Double> {
    let (w0, w1, w2) = (legWires[0], legWires[1], legWires[2])
    // Where legs keep their places, or all are in one wire, their order does not matter.
    let areAlike = cell.lineU == 0 || (w0 == w1 && w1 == w2)
    cell.usedAngles.visit { angle in
      let k = group.momenta + 3 * angle
      let incoming = g.values(k[0], w0) + g.values(k[1], w1) + g.values(k[2], w2)
      group.sumsIn[angle] = incoming
      group.sumsOut[angle] =
        areAlike
        ? incoming
        : g.values(k[cell.rotation[0]], w0) + g.values(k[cell.rotation[1]], w1)
          + g.values(k[cell.rotation[2]], w2)
    }
    var sum = SIMD8<Double>()
    cell.usedRows.visit { row in
      let entry = OrbitCell.rows[row]
      let d = group.sumsOut[entry.outgoing] - group.sumsIn[entry.incoming]
      sum += group.weights[row] * (d * d)
    }
    return sum
  }

  /// The first lanes, and zero in the others.
  @inline(__always)
  func firstLanes(_ count: Int, of x: SIMD8<Double>) -> SIMD8<Double> {
    VectorMath.select(
      SIMD8(0, 1, 2, 3, 4, 5, 6, 7), below: SIMD8(repeating: Double(count)), x, else: SIMD8())
  }
}
