package import RandomStreams
import VectorMath
package import WirePhysics

extension TripleSampler {
  /// How many uniform numbers a sample of ``rate(at:in:samples:from:)`` takes from the stream.
  package static let numbersPerRateSample = 4

  /// Draws collisions of an electron of given momentum and adds up the rate at which it takes part in them.
  ///
  /// The part of the collision integral in which phi and g sit on the same leg is Gamma(k) zeta^2 g/2pi. The two
  /// partners and the final angle are drawn; every orbit is moved along the axis of momenta until one leg after the
  /// other has the momentum asked for, which changes neither the amplitude nor the poles. So nothing is binned, and the
  /// finite part is that of the kernel.
  /// - Parameters:
  ///   - momentum: k, in sqrt(mT).
  ///   - wire: the wire of the electron, one of those of the process.
  ///   - samples: the number of orbits.
  ///   - stream: the random numbers.
  /// - Returns: the sum over the samples, whose mean is Gamma(k) in T/hbar.
  package func rate(
    at momentum: Double, in wire: WireIndex, samples: Int, from stream: inout RandomStream
  ) -> Double {
    let legs = (0..<3).filter { process.wires[$0] == wire }
    precondition(!legs.isEmpty, "no leg of the process is in this wire")
    let group = lanes.makeGroup()
    var queue = OrbitQueue(capacity: samples + 8, areAlike: lanes.areAlike)
    defer { queue.deallocate() }
    drawPartners(of: legs[0], at: momentum, samples, from: &stream, into: &queue)
    let thermal = InlineArray<3, ThermalLanes> { ThermalLanes(wires[$0]) }
    var sum = SIMD8<Double>()
    queue.forEachCell { index, places in
      let cell = lanes.cells[index]
      for first in stride(from: places.lowerBound, to: places.upperBound, by: 8) {
        let range = first..<min(first + 8, places.upperBound)
        queue.load(range, into: group)
        lanes.momenta(group, cell)
        group.inverseDensity = SIMD8(repeating: 1)
        group.density = density(group, cell, of: legs, at: momentum)
        lanes.weightsWithoutThermalFactors(group, cell, prefactor: prefactor)
        for row in 0..<cell.rows.count {
          let factors = thermalFactors(group, cell.rows[row], of: legs, at: momentum, thermal)
          sum += firstLanes(range.count, of: group.weights[row] * factors)
        }
      }
    }
    return 2 * .pi * sum.sum() / wires[legs[0]].zetaSquared(momentum)
  }

  /// Draws the partners of an electron of given momentum, and the final angle.
  private func drawPartners(
    of leg: Int, at momentum: Double, _ count: Int, from stream: inout RandomStream,
    into queue: inout OrbitQueue
  ) {
    let partners = (0..<3).filter { $0 != leg }
    UniformLanes.forEach(count, numbers: Self.numbersPerRateSample, from: &stream) {
      uniforms, orbits in
      var k = InlineArray<3, SIMD8<Double>>(repeating: SIMD8(repeating: momentum))
      k[partners[0]] = maps[partners[0]].points(uniforms[0]).x
      k[partners[1]] = maps[partners[1]].points(uniforms[1]).x
      let x = (k[0] * 2 - k[1] - k[2]) * (1.0 / 3)
      let y = (k[1] - k[2]) * 0.577_350_269_189_625_8
      let amplitude = VectorMath.squareRoot(x * x + y * y)
      let width = angles.width(amplitude: amplitude)
      let (u, v) = angles.draw(
        from: VectorMath.angle(y: y, x: x), width: width, uniforms[2], uniforms[3])
      queue.append(
        centre: (k[0] + k[1] + k[2]) * (1.0 / 3), amplitude: amplitude, u: u, v: v, width: width,
        inverseDensity: SIMD8(repeating: 1), count: orbits)
    }
  }

  /// The sum of the density of partners and angle over the points of each orbit.
  ///
  /// The first of like electrons stands for all: what is averaged does not tell them apart, so neither need the density.
  private func density(
    _ group: OrbitLanes, _ cell: OrbitCell, of legs: [Int], at momentum: Double
  ) -> SIMD8<Double> {
    var sum = SIMD8<Double>()
    for index in 0..<cell.points.count {
      let point = cell.points[index]
      let k = group.momenta + 3 * point.angle
      for leg in legs {
        let shift = SIMD8(repeating: momentum) - k[point.places[leg]]
        var product = SIMD8<Double>(repeating: 1)
        for partner in 0..<3 where partner != leg {
          product *= maps[partner].densities(at: k[point.places[partner]] + shift)
        }
        sum += product
      }
    }
    return sum * (cell.pointMultiplicity / Double(legs.count))
      * angles.density(
        du: VectorMath.magnitude(group.du), dv: VectorMath.magnitude(group.dv), width: group.width)
  }

  /// Z6/64 of a row, moved until a leg has the momentum asked for: the sum over the legs of both sides.
  @inline(__always)
  func thermalFactors(
    _ group: OrbitLanes, _ row: OrbitRow, of legs: [Int], at momentum: Double,
    _ thermal: InlineArray<3, ThermalLanes>
  ) -> SIMD8<Double> {
    let k = group.momenta + 3 * row.incoming.angle
    let kOut = group.momenta + 3 * row.outgoing.angle
    var sum = SIMD8<Double>()
    func add(_ own: SIMD8<Double>) {
      let shift = SIMD8(repeating: momentum) - own
      var product = SIMD8<Double>(repeating: 1.0 / 64)
      for leg in 0..<3 {
        product *= thermal[leg].zeta(k[row.incoming.places[leg]] + shift)
        product *= thermal[leg].zeta(kOut[row.outgoing.places[leg]] + shift)
      }
      sum += product
    }
    for leg in legs {
      add(k[row.incoming.places[leg]])
      add(kOut[row.outgoing.places[leg]])
    }
    return sum
  }
}
