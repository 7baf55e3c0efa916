import RandomStreams
import VectorMath

/// Where samples come from, and with what density.
extension TripleSampler {
  /// Makes the orbits of incoming momenta from two uniform numbers for the final angle.
  @inline(__always)
  func draw(
    _ k: (SIMD8<Double>, SIMD8<Double>, SIMD8<Double>), _ choice: SIMD8<Double>,
    _ uniform: SIMD8<Double>, into group: OrbitLanes
  ) {
    let x = (k.0 * 2 - k.1 - k.2) * (1.0 / 3)
    let y = (k.1 - k.2) * 0.577_350_269_189_625_8
    let amplitude = VectorMath.squareRoot(x * x + y * y)
    group.centre = (k.0 + k.1 + k.2) * (1.0 / 3)
    group.width = angles.width(amplitude: amplitude)
    let (u, v) = angles.draw(
      from: VectorMath.angle(y: y, x: x), width: group.width, choice, uniform)
    place(group, amplitude: amplitude, u: u, v: v)
  }

  /// Places orbits next to their nearest lines.
  @inline(__always)
  private func place(
    _ group: OrbitLanes, amplitude: SIMD8<Double>, u: SIMD8<Double>, v: SIMD8<Double>
  ) {
    let third = 2 * Double.pi / 3
    let nu = VectorMath.nearestWhole(u * (1 / third))
    let nv = VectorMath.nearestWhole(v * (1 / third))
    group.du = Self.offLine(u - nu * third)
    group.dv = Self.offLine(v - nv * third)
    // An odd number of steps away the cosines change sign.
    let steps = nu + nv
    let odd = steps - VectorMath.nearestWhole(steps * 0.5) * 2
    group.amplitude = VectorMath.select(
      SIMD8(repeating: 0.5), below: VectorMath.magnitude(odd), -amplitude, else: amplitude)
  }

  /// The distance from a line: exactly on one the quotient would be 0/0.
  @inline(__always)
  private static func offLine(_ x: SIMD8<Double>) -> SIMD8<Double> {
    let least = SIMD8<Double>(repeating: 1e-12)
    return VectorMath.select(VectorMath.magnitude(x), below: least, least, else: x)
  }

  /// The sum of the proposal density over the points of each orbit, in units of the density of the
  /// momenta that were drawn.
  ///
  /// From the densities of the like legs, which share theirs, and of the other one: taken out of a loop, they are not counted there.
  @inline(__always)
  func density(
    _ group: OrbitLanes, _ like: StepDensity, _ other: StepDensity
  ) -> SIMD8<Double> {
    let isMixed = lanes.orbit.isMixed
    var sum = SIMD8<Double>()
    for angle in 0..<2 {
      let k = group.momenta + 3 * angle
      let (a, b) = (like.densities(at: k[0]), like.densities(at: k[1]))
      let last = other.densities(at: k[2])
      sum += a * b * last
      guard isMixed else { continue }
      let (first, second) = (other.densities(at: k[0]), other.densities(at: k[1]))
      sum += like.densities(at: k[2]) * (first * b + second * a)
    }
    return sum * group.inverseDensity * lanes.orbit.pointMultiplicity
      * angles.density(
        du: VectorMath.magnitude(group.du), dv: VectorMath.magnitude(group.dv), width: group.width)
  }

  /// The density of the incoming momenta at a point of each orbit.
  @inline(__always)
  func momentumDensity(_ group: OrbitLanes, _ point: OrbitSide) -> SIMD8<Double> {
    let k = group.momenta + 3 * point.angle
    return maps[0].densities(at: k[point.places[0]]) * maps[1].densities(at: k[point.places[1]])
      * maps[2].densities(at: k[point.places[2]])
  }

  /// The rows of the orbit through one collision, with the weights a sample of it has: an entry for tests.
  /// - Parameters:
  ///   - momenta: the incoming momenta (the fourth lane is ignored).
  ///   - angle: the final angle.
  package func vectorRows(momenta: SIMD4<Double>, angle: Double) -> CollisionBatch {
    let start = AngleKinematics(momenta: momenta)
    let density = (0..<3).reduce(1) { $0 * maps[$1].density(at: momenta[$1]) }
    let amplitude = SIMD8(repeating: start.amplitude)
    let group = lanes.makeGroup()
    group.inverseDensity = SIMD8(repeating: 1 / density)
    group.centre = SIMD8(repeating: start.total / 3)
    group.width = angles.width(amplitude: amplitude)
    place(
      group, amplitude: amplitude, u: SIMD8(repeating: angle - start.phi),
      v: SIMD8(repeating: angle + start.phi))
    var batch = CollisionBatch(process: process, capacity: mostRows)
    let rows = RowColumns(legs: 6, capacity: 8 * mostRows)
    evaluate(group, maps[0], maps[2]) { _ in append(group, orbits: 1, to: rows) }
    rows.flush(into: &batch)
    return batch
  }
}
