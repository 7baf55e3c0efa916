import RandomStreams
import VectorMath

/// Where samples come from, and with what density.
extension TripleSampler {
  /// Draws orbits into the queue.
  @inline(__always)
  func draw(
    _ count: Int, from stream: inout RandomStream, into queue: inout OrbitQueue
  ) {
    // Taken out of the loop, where each use would count a reference.
    let (first, second, third) = (maps[0], maps[1], maps[2])
    UniformLanes.forEach(count, numbers: numbersPerSample, from: &stream) { uniforms, orbits in
      let (k0, inverse0) = first.points(uniforms[0])
      let (k1, inverse1) = second.points(uniforms[1])
      let (k2, inverse2) = third.points(uniforms[2])
      let x = (k0 * 2 - k1 - k2) * (1.0 / 3)
      let y = (k1 - k2) * 0.577_350_269_189_625_8
      let amplitude = VectorMath.squareRoot(x * x + y * y)
      let width = angles.width(amplitude: amplitude)
      let (u, v) = angles.draw(
        from: VectorMath.angle(y: y, x: x), width: width, uniforms[3], uniforms[4])
      queue.append(
        centre: (k0 + k1 + k2) * (1.0 / 3), amplitude: amplitude, u: u, v: v, width: width,
        inverseDensity: inverse0 * inverse1 * inverse2, count: orbits)
    }
  }

  /// The sum of the proposal density over the four points of each orbit, in units of the density of the
  /// momenta that were drawn: those of the first point.
  @inline(__always)
  func density(_ group: OrbitLanes, _ cell: OrbitCell) -> SIMD8<Double> {
    var others = SIMD8<Double>()
    for index in 1..<cell.points.count { others += momentumDensity(group, cell.points[index]) }
    let sum = VectorMath.multiplyAdd(others, group.inverseDensity, SIMD8(repeating: 1))
    return sum * cell.pointMultiplicity
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
    var queue = OrbitQueue(capacity: 8, areAlike: lanes.areAlike)
    defer { queue.deallocate() }
    let density = (0..<3).reduce(1) { $0 * maps[$1].density(at: momenta[$1]) }
    queue.append(
      centre: SIMD8(repeating: start.total / 3), amplitude: SIMD8(repeating: start.amplitude),
      u: SIMD8(repeating: angle - start.phi), v: SIMD8(repeating: angle + start.phi),
      width: angles.width(amplitude: SIMD8(repeating: start.amplitude)),
      inverseDensity: SIMD8(repeating: 1 / density), count: 1)
    return rows(of: queue)
  }
}
