public import RandomStreams
import VectorMath

extension TripleSampler {
  /// Draws samples and adds up `weight * (D g)^2` of their collisions, without writing them down.
  public func form(
    _ count: Int, of g: DistributionTable, from stream: inout RandomStream,
    using rows: inout CollisionBatch
  ) -> Double {
    var total = SIMD8<Double>()
    forEachGroup(count, from: &stream) { group, cell, orbits, _ in
      total += firstLanes(orbits, of: contributions(group, cell, g))
    } between: {
    }
    return total.sum()
  }

  /// The sum of w (D g)^2 over the rows of each orbit; momenta and weights are ready.
  ///
  /// Rows share momenta: g is read once at each and summed over the legs of each side.
  @inline(__always)
  func contributions(
    _ group: OrbitLanes, _ cell: OrbitCell, _ g: DistributionTable
  ) -> SIMD8<Double> {
    let (like, other) = (legWires[0], legWires[2])
    for index in 0..<cell.angles.count {
      let angle = cell.angles[index]
      let k = group.momenta + 3 * angle.index
      if lanes.areAlike {
        group.sums[angle.column] =
          g.values(k[0], like) + g.values(k[1], like) + g.values(k[2], like)
        continue
      }
      let (p0, p1, p2) = (g.place(k[0]), g.place(k[1]), g.place(k[2]))
      let (g0, g1, g2) = (g.values(p0, like), g.values(p1, like), g.values(p2, like))
      let sums = group.sums + 3 * angle.index
      if angle.hasThird[0] { sums[0] = g1 + g2 + g.values(p0, other) }
      if angle.hasThird[1] { sums[1] = g2 + g0 + g.values(p1, other) }
      if angle.hasThird[2] { sums[2] = g0 + g1 + g.values(p2, other) }
    }
    var sum = SIMD8<Double>()
    for index in 0..<cell.rows.count {
      let row = cell.rows[index]
      let d = group.sums[row.outgoing.column] - group.sums[row.incoming.column]
      sum += group.weights[index] * (d * d)
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
