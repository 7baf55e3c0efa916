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
    group.inverseDensity = SIMD8(repeating: 1)
    let partners = (0..<3).filter { $0 != legs[0] }
    let thermal = InlineArray<3, ThermalLanes> { ThermalLanes(wires[$0]) }
    let maps = maps
    var sum = SIMD8<Double>()
    UniformLanes.forEach(samples, numbers: Self.numbersPerRateSample, from: &stream) {
      uniforms, orbits in
      var k = InlineArray<3, SIMD8<Double>>(repeating: SIMD8(repeating: momentum))
      k[partners[0]] = maps[partners[0]].points(uniforms[0]).x
      k[partners[1]] = maps[partners[1]].points(uniforms[1]).x
      draw((k[0], k[1], k[2]), uniforms[2], uniforms[3], into: group)
      lanes.momenta(group)
      group.density = density(group, of: legs, at: momentum)
      clear(group)
      lanes.weightsWithoutThermalFactors(group, prefactor: prefactor)
      for row in 0..<lanes.orbit.rows.count {
        let factors = thermalFactors(group, lanes.orbit.rows[row], of: legs, at: momentum, thermal)
        sum += firstLanes(orbits, of: group.weights[row] * factors)
      }
    }
    return 2 * .pi * sum.sum() / wires[legs[0]].zetaSquared(momentum)
  }

  /// The sum of the density of partners and angle over the points of each orbit.
  ///
  /// The first of like electrons stands for all: what is averaged does not tell them apart, so neither need the density.
  private func density(
    _ group: OrbitLanes, of legs: [Int], at momentum: Double
  ) -> SIMD8<Double> {
    var sum = SIMD8<Double>()
    for index in 0..<lanes.orbit.points.count {
      let point = lanes.orbit.points[index]
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
    return sum * (lanes.orbit.pointMultiplicity / Double(legs.count))
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
