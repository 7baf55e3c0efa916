public import RandomStreams
import VectorMath

extension TripleSampler {
  /// Draws samples and adds up `weight * (D g)^2` of their collisions, without writing them down.
  public func form(
    _ count: Int, of g: DistributionTable, from stream: inout RandomStream,
    using rows: inout CollisionBatch
  ) -> Double {
    var total = SIMD8<Double>()
    forEachGroup(count, from: &stream) { group, orbits, _ in
      total += firstLanes(orbits, of: contributions(group, g))
    }
    return total.sum()
  }

  /// The sum of w (D g)^2 over the rows of each orbit; momenta and weights are ready.
  ///
  /// Rows share momenta: g is read once at each and summed over the legs of each side.
  @inline(__always)
  func contributions(_ group: OrbitLanes, _ g: DistributionTable) -> SIMD8<Double> {
    let (like, other) = (legWires[0], legWires[2])
    let orbit = lanes.orbit
    for index in 0..<orbit.angles.count {
      let angle = orbit.angles[index]
      let k = group.momenta + 3 * angle.index
      if !orbit.isMixed {
        group.sums[angle.column] =
          g.values(k[0], like) + g.values(k[1], like) + g.values(k[2], like)
        continue
      }
      let (p0, p1, p2) = (g.place(k[0]), g.place(k[1]), g.place(k[2]))
      let (g0, h0) = (g.values(p0, like), g.values(p0, other))
      let (g1, h1) = (g.values(p1, like), g.values(p1, other))
      let (g2, h2) = (g.values(p2, like), g.values(p2, other))
      let sums = group.sums + 3 * angle.index
      sums[0] = g1 + g2 + h0
      sums[1] = g2 + g0 + h1
      sums[2] = g0 + g1 + h2
    }
    var sum = SIMD8<Double>()
    for index in 0..<orbit.rows.count {
      let row = orbit.rows[index]
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
