import Foundation
public import RandomStreams
import VectorMath
public import WirePhysics

/// Three-particle collisions of one wire set, sampled from the full antisymmetrized amplitude.
///
/// Equations (39)-(44). In the angle form of the kinematics
///
///     Q3 = eta (2 pi/16)/((2 pi)^5 sqrt 3) Int d^3k Int_0^{2pi} dphi' |A|^2 Z6 D phi D g
///
/// with eta = 1/72 for three electrons in one wire and 1/8 for a mixed set. At the permutations that carry
/// an electron across to the other wire |A|^2 has a double pole, and the kernel means its Hadamard finite
/// part: those events are pair collisions, counted in W(2).
///
/// The (u, v) torus, u = phi' - phi and v = phi' + phi, is cut into nine cells of half-width pi/3 centred on the
/// permutation points; with (du, dv) the distance to the centre of the own cell, the four points
/// (+-du, +-dv) of all cells form an orbit (see `OrbitShape`), and [sum of the integrand over the orbit]/[sum of the proposal density over
/// the orbit] is unbiased for every proposal. In a cell with a line that carries an electron across, the
/// poles are subtracted in the same orbit, with C(x) = 1/x^2 + 1/w^2, whose finite part over (-w, w) is
/// zero:
///
///     - 2 C(du) r^2 F at (0, +-dv),   - 2 C(dv) r^2 F at (+-du, 0),   + 4 C(du) C(dv) R^2 F at (0, 0)
///
/// r and R are residues and F is the rest of the integrand. Each subtraction is a collision between a
/// shifted initial state and its permutation, so conservation holds row by row. With several flavours |A|^2 and the
/// squares of residues are a `FlavourForm`, and orbits of nearly coincident momenta are drawn with companions,
/// see `NearCoincidence`.
public struct TripleSampler: CollisionSampler {
  /// Three-particle collisions of one wire set.
  public let process: CollisionProcess
  /// How many uniform numbers a sample takes from the stream.
  public let numbersPerSample = 5
  /// Where poles are subtracted and how near to them orbits come; results depend on neither.
  public let regularization: PoleRegularization
  package let amplitude: TripleAmplitude
  package let wires: InlineArray<3, Wire>
  package internal(set) var maps: InlineArray<3, StepDensity>
  package internal(set) var angles: AngleProposal
  package let prefactor: Double
  let legWires: InlineArray<3, Int>
  let lanes: TripleLanes
  /// Keeps orbits away from poles; nil where there are none.
  private let clearance: PoleClearance?
  /// What orbits of nearly coincident momenta need; nil where they need nothing.
  let coincidence: NearCoincidence?
  /// Whether residues remain where two lines of poles cross.
  let hasDoubleResidues: Bool
  /// Samples whose rows wait together.
  private static let chunk = UniformLanes.chunk

  /// Prepares the sampler of a wire set.
  /// - Parameters:
  ///   - set: the wires of the three electrons: like electrons first, such as (1, 1, 2).
  ///   - doubleWire: the wires and potentials.
  ///   - strength: multiplies the kernel.
  ///   - limit: the largest momentum proposed, in sqrt(mT).
  ///   - regularization: the subtraction window and the guard.
  public init(
    wires set: [WireIndex], of doubleWire: DoubleWire, strength: Double = 1, limit: Double,
    regularization: PoleRegularization = .init()
  ) {
    precondition(set.count == 3 && set[0] == set[1], "like electrons come first")
    let mixed = Set(set).count == 2
    process = CollisionProcess(mixed ? .tripleMixed : .tripleIntrawire, wires: set)
    self.regularization = regularization
    amplitude = TripleAmplitude(wires: set, of: doubleWire)
    legWires = InlineArray { set[$0].rawValue }
    wires = [doubleWire[set[0]], doubleWire[set[1]], doubleWire[set[2]]]
    // Legs in one wire share their density in memory, too.
    let like = MomentumProposal.steps(for: [doubleWire[set[0]]], limit: limit)
    func steps(_ leg: Int) -> StepDensity {
      set[leg] == set[0]
        ? like : MomentumProposal.steps(for: [doubleWire[set[leg]]], limit: limit)
    }
    maps = [like, steps(1), steps(2)]
    let ranges = [doubleWire.potential(set[0], set[1]).range, doubleWire.interwire.range]
    angles = AngleProposal(peakShare: 0.6, range: (mixed ? ranges : [ranges[0]]).min() ?? 1)
    let eta = mixed ? 1.0 / 8 : 1.0 / 72
    prefactor = strength * eta * (2 * .pi / 16) / (pow(2 * .pi, 5) * 3.0.squareRoot())
    hasDoubleResidues = mixed && doubleWire.flavours != .one
    clearance =
      mixed ? PoleClearance(regularization, hasDoubleResidues: hasDoubleResidues) : nil
    coincidence = NearCoincidence(wires: set, of: doubleWire)
    lanes = TripleLanes(amplitude: amplitude, of: doubleWire, regularization: regularization)
  }

  /// Draws samples and appends their collisions to a batch.
  public func sample(
    _ count: Int, from stream: inout RandomStream, into batch: inout CollisionBatch
  ) {
    let rows = RowColumns(legs: 6, capacity: mostRows * (min(count, Self.chunk) + 8))
    for first in stride(from: 0, to: count, by: Self.chunk) {
      forEachGroup(min(Self.chunk, count - first), from: &stream) { group, orbits, _ in
        append(group, orbits: orbits, to: rows)
      }
      rows.flush(into: &batch)
    }
  }

  /// Draws orbits and hands them on in groups of eight, with momenta and weights.
  /// - Parameters:
  ///   - count: the number of orbits.
  ///   - stream: the random numbers.
  ///   - body: takes a group, how many of its lanes count, and which part of it is ready; the group's own
  ///     collisions come last.
  @inline(__always)
  func forEachGroup(
    _ count: Int, from stream: inout RandomStream, _ body: (OrbitLanes, Int, OrbitPart) -> Void
  ) {
    let group = lanes.makeGroup()
    // Taken out of the loop, where each use would count a reference.
    let (first, second, third) = (maps[0], maps[1], maps[2])
    UniformLanes.forEach(count, numbers: numbersPerSample, from: &stream) { uniforms, orbits in
      let (k0, inverse0) = first.points(uniforms[0])
      let (k1, inverse1) = second.points(uniforms[1])
      let (k2, inverse2) = third.points(uniforms[2])
      group.inverseDensity = inverse0 * inverse1 * inverse2
      draw((k0, k1, k2), uniforms[3], uniforms[4], into: group)
      evaluate(group, first, third) { body(group, orbits, $0) }
    }
  }

  /// Computes momenta and weights of a group, part by part.
  @inline(__always)
  func evaluate(
    _ group: OrbitLanes, _ like: StepDensity, _ other: StepDensity, _ body: (OrbitPart) -> Void
  ) {
    lanes.momenta(group)
    group.density = density(group, like, other)
    clear(group)
    if let near = coincidence?.near(group.amplitude) {
      evaluateCompanions(group, like, other, near: near) { body(.companions) }
    }
    lanes.occupations(group)
    lanes.weights(group, prefactor: prefactor)
    body(.own)
  }

  /// Takes orbits away from poles; momenta and the density are ready.
  @inline(__always)
  func clear(_ group: OrbitLanes) {
    if let clearance, clearance.keep(group) { lanes.momenta(group) }
  }

  /// At most so many rows come of a sample.
  var mostRows: Int {
    OrbitShape.mostRows * (coincidence == nil ? 1 : 1 + NearCoincidence.companions)
  }

  /// Appends the collisions of a group.
  @inline(__always)
  func append(_ group: OrbitLanes, orbits: Int, to rows: RowColumns) {
    for index in 0..<lanes.orbit.rows.count {
      let row = lanes.orbit.rows[index]
      let k = group.momenta + 3 * row.incoming.angle
      let out = group.momenta + 3 * row.outgoing.angle
      for leg in 0..<3 {
        rows.set(leg: leg, k[row.incoming.places[leg]])
        rows.set(leg: 3 + leg, out[row.outgoing.places[leg]])
      }
      rows.addWeighted(group.weights[index], lanes: orbits)
    }
  }
}
