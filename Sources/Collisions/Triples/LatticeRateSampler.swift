package import RandomStreams
import VectorMath
package import WirePhysics

/// The rate at which an electron of given momentum takes part in collisions of one wire set, for points on lattices.
///
/// What ``TripleSampler/rate(at:in:samples:from:)`` adds up, with nothing chosen at random and without an edge: a sample is a point of
/// `PlaneProposal` with the sum over the nine cells of both angles, as in ``LatticeTripleSampler``. Every orbit is moved along the axis of
/// momenta until one leg after the other has the momentum asked for.
package struct LatticeRateSampler: Sendable {
  /// How many uniform numbers a sample takes from the stream.
  package static let numbersPerSample = 3
  /// How long a sample takes, relative to an orbit that is drawn.
  package var relativeCost: Double { base.lanes.orbit.isMixed ? 0.9 : 0.4 }
  private let base: TripleSampler
  private let momentum: Double
  private let legs: [Int]
  private let thermal: InlineArray<3, ThermalLanes>
  private var proposal: PlaneProposal

  /// Prepares the rate of an electron of a wire, one of those of the process.
  ///
  /// Nil for sets of several flavours in both wires, as for ``LatticeTripleSampler``.
  package init?(_ base: TripleSampler, at momentum: Double, in wire: WireIndex) {
    guard !base.hasDoubleResidues, base.coincidence == nil else { return nil }
    self.base = base
    self.momentum = momentum
    legs = (0..<3).filter { base.process.wires[$0] == wire }
    precondition(!legs.isEmpty, "no leg of the process is in this wire")
    thermal = InlineArray { ThermalLanes(base.wires[$0]) }
    proposal = PlaneProposal(
      [base.wires[0], base.wires[2]], isMixed: base.lanes.orbit.isMixed, at: momentum,
      softness: 2 * base.angles.range)
  }

  /// Draws samples and adds up the rate.
  /// - Returns: the sum over the samples, whose mean is Gamma(k) in T/hbar.
  package func sum(_ samples: Int, from stream: inout RandomStream) -> Double {
    var sum = SIMD8<Double>()
    forEachSample(samples, from: &stream) { sum += $0 }
    return sum.sum()
  }

  /// The same rate with the bend of the angles that has the smallest mean square.
  /// - Parameters:
  ///   - samples: points to learn from.
  ///   - stream: random numbers that no estimate uses.
  package func adapted(samples: Int, from stream: inout RandomStream) -> LatticeRateSampler {
    let trials = LatticeTripleSampler.softnesses.map { softness in
      var trial = self
      trial.proposal.softness = softness * base.angles.range
      var lattice = RandomStream(lattice: Self.numbersPerSample, shiftedBy: &stream)
      var square = SIMD8<Double>()
      trial.forEachSample(samples, from: &lattice) { square += $0 * $0 }
      return (trial, square.sum())
    }
    return trials.min { $0.1 < $1.1 }?.0 ?? self
  }

  /// Calls `body` with what each of eight samples adds to Gamma(k); lanes beyond the last sample are zero.
  @inline(__always)
  private func forEachSample(
    _ count: Int, from stream: inout RandomStream,
    _ body: (SIMD8<Double>) -> Void
  ) {
    let group = base.lanes.makeGroup()
    group.density = SIMD8(repeating: OrbitShape.multiplicity / base.lanes.orbit.cells)
    let (proposal, lanes) = (proposal, base.lanes)
    let scale = 2 * .pi / base.wires[legs[0]].zetaSquared(momentum)
    UniformLanes.forEach(count, numbers: Self.numbersPerSample, from: &stream) {
      uniforms, samples in
      let points = proposal.points(uniforms)
      group.amplitude = points.amplitude
      group.du = points.du
      group.dv = points.dv
      group.inverseDensity = points.volume
      lanes.momenta(group)
      lanes.weightsWithoutThermalFactors(group, prefactor: base.prefactor, .smooth)
      var sum = SIMD8<Double>()
      for row in 0..<lanes.orbit.rows.count {
        sum +=
          group.weights[row]
          * base.thermalFactors(group, lanes.orbit.rows[row], of: legs, at: momentum, thermal)
      }
      body(base.firstLanes(samples, of: sum * scale))
    }
  }
}
