package import RandomStreams
import VectorMath
import WirePhysics

/// Three-particle collisions of one wire set, for points on lattices.
///
/// The process is that of ``TripleSampler``, with the same orbits and amplitudes. Nothing is chosen at random and
/// nothing has an edge: a sample is a point of `ShellProposal` with the sum over all nine cells of the (u, v) torus, in each of
/// which the poles are subtracted smoothly (`SmoothSubtraction`).
/// A sample stands for its mirror image -k as well: sums are meant of test functions that are odd.
package struct LatticeTripleSampler: SmoothSampler {
  /// Three-particle collisions of one wire set.
  package var process: CollisionProcess { base.process }
  /// How many uniform numbers a sample takes from the stream.
  package let numbersPerSample = 4
  let base: TripleSampler
  var proposal: ShellProposal

  /// Prepares the sampler of a process.
  ///
  /// Nil for sets of several flavours in both wires, whose orbits change by branches next to coincidences of their momenta.
  package init?(_ base: TripleSampler) {
    guard !base.hasDoubleResidues, base.coincidence == nil else { return nil }
    self.base = base
    proposal = ShellProposal(
      [base.wires[0], base.wires[1], base.wires[2]], softness: 2 * base.angles.range)
  }

  /// Draws samples and appends their collisions to a batch.
  package func sample(
    _ count: Int, from stream: inout RandomStream, into batch: inout CollisionBatch
  ) {
    let rows = RowColumns(legs: 6, capacity: OrbitShape.mostRows * (count + 8))
    forEachGroup(count, from: &stream) { group, orbits, _ in
      base.append(group, orbits: orbits, to: rows)
    }
    rows.flush(into: &batch)
  }

  /// Draws samples and adds up `weight * (D g)^2` of their collisions, without writing them down.
  package func form(
    _ count: Int, of g: DistributionTable, from stream: inout RandomStream,
    using rows: inout CollisionBatch
  ) -> Double {
    var total = SIMD8<Double>()
    forEachGroup(count, from: &stream) { group, orbits, _ in
      total += base.firstLanes(orbits, of: base.contributions(group, g))
    }
    return total.sum()
  }

  /// Hands samples on, eight at a time, with momenta and weights.
  @inline(__always)
  func forEachGroup(
    _ count: Int, from stream: inout RandomStream,
    _ body: (OrbitLanes, Int, ShellProposal.Points) -> Void
  ) {
    let group = base.lanes.makeGroup()
    // A sample is one point of nine cells.
    group.density = SIMD8(repeating: OrbitShape.multiplicity / base.lanes.orbit.cells)
    // Taken out of the loop, where each use would count a reference.
    let (proposal, lanes) = (proposal, base.lanes)
    UniformLanes.forEach(count, numbers: numbersPerSample, from: &stream) { uniforms, samples in
      let points = proposal.points(uniforms)
      group.centre = points.centre
      group.amplitude = points.amplitude
      group.du = points.du
      group.dv = points.dv
      group.inverseDensity = points.volume
      lanes.momenta(group)
      lanes.occupations(group)
      lanes.weights(group, prefactor: base.prefactor, .smooth)
      body(group, samples, points)
    }
  }
}

extension LatticeTripleSampler: AuditedSampler {
  package func audit(_ count: Int, from stream: inout RandomStream) -> [AuditedWeight] {
    var found: [AuditedWeight] = []
    forEachGroup(count, from: &stream) { group, samples, _ in
      found += base.audit(group, lanes: samples, base.amplitude)
    }
    return found
  }
}
