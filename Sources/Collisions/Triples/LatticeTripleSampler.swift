package import RandomStreams
import VectorMath
import WirePhysics

/// Three-particle collisions of one wire set, for points on lattices.
///
/// The process is that of ``TripleSampler``, with the same orbits and amplitudes. Nothing is chosen at random and
/// nothing has an edge: a sample is a point of `ShellProposal` with the sum over all nine cells of the (u, v) torus, in each of
/// which the poles are subtracted smoothly (`SmoothSubtraction`). By reversal, and by exchange of the like electrons, cells are
/// the same collisions in another order. With lines m of u and j of v four are left,
///
///     (0, 1) once, (1, 1) twice, (0, 0) twice, (1, 0) four times,
///
/// and one of three electrons in one wire, which counts nine times. A step from one line to the next turns the sign of rho.
/// A sample stands for its mirror image -k as well: sums are meant of test functions that are odd.
package struct LatticeTripleSampler: SmoothSampler {
  /// Three-particle collisions of one wire set.
  package var process: CollisionProcess { base.process }
  /// How many uniform numbers a sample takes from the stream.
  package let numbersPerSample = 4
  /// About four orbits make a sample of a mixed set, in which none is sorted or weighed against others.
  package var relativeCost: Double { base.lanes.areAlike ? 1 : 3 }
  let base: TripleSampler
  var proposal: ShellProposal
  /// The cells, how many each stands for, and the parity of the steps of its lines.
  private let cells: [Cell]

  /// A cell of the torus that is computed.
  typealias Cell = (index: Int, count: Double, isOdd: Bool)

  /// The cells that stand for all nine.
  static func cells(of base: TripleSampler) -> [Cell] {
    base.lanes.areAlike
      ? [(0, 9, false)] : [(1, 1, true), (4, 2, false), (0, 2, false), (3, 4, true)]
  }

  /// Prepares the sampler of a process.
  ///
  /// Nil for sets of several flavours in both wires, whose orbits change by branches next to coincidences of their momenta.
  package init?(_ base: TripleSampler) {
    guard !base.hasDoubleResidues, base.coincidence == nil else { return nil }
    self.base = base
    proposal = ShellProposal(
      [base.wires[0], base.wires[1], base.wires[2]], softness: 2 * base.angles.range)
    cells = Self.cells(of: base)
  }

  /// Draws samples and appends their collisions to a batch.
  package func sample(
    _ count: Int, from stream: inout RandomStream, into batch: inout CollisionBatch
  ) {
    // At most sixteen rows come of a sample.
    let rows = RowColumns(legs: 6, capacity: 16 * (count + 8))
    forEachGroup(count, from: &stream) { group, cell, orbits, _ in
      base.append(group, cell, orbits: orbits, to: rows)
    }
    rows.flush(into: &batch)
  }

  /// Draws samples and adds up `weight * (D g)^2` of their collisions, without writing them down.
  package func form(
    _ count: Int, of g: DistributionTable, from stream: inout RandomStream,
    using rows: inout CollisionBatch
  ) -> Double {
    var total = SIMD8<Double>()
    forEachGroup(count, from: &stream) { group, cell, orbits, _ in
      total += base.firstLanes(orbits, of: base.contributions(group, cell, g))
    }
    return total.sum()
  }

  /// Hands the cells of samples on, eight samples at a time, with momenta and weights.
  @inline(__always)
  func forEachGroup(
    _ count: Int, from stream: inout RandomStream,
    _ body: (OrbitLanes, OrbitCell, Int, ShellProposal.Points) -> Void
  ) {
    let group = base.lanes.makeGroup()
    // Taken out of the loop, where each use would count a reference.
    let (proposal, cells, lanes) = (proposal, cells, base.lanes)
    UniformLanes.forEach(count, numbers: numbersPerSample, from: &stream) { uniforms, samples in
      let points = proposal.points(uniforms)
      for cell in cells {
        group.centre = points.centre
        group.amplitude = cell.isOdd ? -points.amplitude : points.amplitude
        group.du = points.du
        group.dv = points.dv
        group.inverseDensity = points.volume
        // The weights are made for a sum over the four points of an orbit.
        group.density = SIMD8(repeating: 4 / cell.count)
        let orbit = lanes.cells[cell.index]
        lanes.momenta(group, orbit)
        lanes.occupations(group, orbit)
        lanes.weights(group, orbit, prefactor: base.prefactor, .smooth)
        body(group, orbit, samples, points)
      }
    }
  }
}

extension LatticeTripleSampler: AuditedSampler {
  package func audit(_ count: Int, from stream: inout RandomStream) -> [AuditedWeight] {
    var found: [AuditedWeight] = []
    forEachGroup(count, from: &stream) { group, cell, samples, _ in
      for lane in 0..<samples {
        if let weight = base.audit(group, cell, lane, base.amplitude) { found.append(weight) }
      }
    }
    return found
  }
}
