import Foundation
public import RandomStreams
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
/// The (u, v) torus, u = phi' - phi and v = phi' + phi, is cut into cells of half-width pi/3 centred on the
/// permutation points; with (du, dv) the distance to the centre of the own cell, the four points
/// (+-du, +-dv) form an orbit, and [sum of the integrand over the orbit]/[sum of the proposal density over
/// the orbit] is unbiased for every proposal. In a cell with a line that carries an electron across, the
/// poles are subtracted in the same orbit, with C(x) = 1/x^2 + 1/w^2, whose finite part over (-w, w) is
/// zero:
///
///     - 2 C(du) r^2 F at (0, +-dv),   - 2 C(dv) r^2 F at (+-du, 0),   + 4 C(du) C(dv) R^2 F at (0, 0)
///
/// r and R are residues and F is the rest of the integrand. Each subtraction is a collision between a
/// shifted initial state and its permutation, so conservation holds row by row.
public struct TripleSampler: CollisionSampler {
  public let process: CollisionProcess
  /// Where poles are subtracted and what is left out around them; results depend on neither.
  public let regularization: PoleRegularization
  let amplitude: TripleAmplitude
  private let wires: InlineArray<3, Wire>
  private let maps: [SamplingMap]
  private let angles: AngleProposal
  private let prefactor: Double
  private let carriesU: [Bool]
  private let carriesV: [Bool]

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
    precondition(set.count == 3)
    let mixed = Set(set).count == 2
    process = CollisionProcess(mixed ? .tripleMixed : .tripleIntrawire, wires: set)
    self.regularization = regularization
    amplitude = TripleAmplitude(wires: set, of: doubleWire)
    wires = [doubleWire[set[0]], doubleWire[set[1]], doubleWire[set[2]]]
    maps = set.map { MomentumProposal.map(for: [doubleWire[$0]], limit: limit) }
    let ranges = [doubleWire.potential(set[0], set[1]).range, doubleWire.interwire.range]
    angles = AngleProposal(peakShare: 0.6, range: (mixed ? ranges : [ranges[0]]).min() ?? 1)
    let eta = mixed ? 1.0 / 8 : 1.0 / 72
    prefactor = strength * eta * (2 * .pi / 16) / (pow(2 * .pi, 5) * 3.0.squareRoot())
    func carries(_ line: KeyPath<(u: Int, v: Int, sign: Double), Int>) -> [Bool] {
      (0..<3).map { index in
        TransferDifferences.classes.indices.contains { pair in
          TransferDifferences.classes[pair][keyPath: line] == index
            && set[pair / 3] != set[pair % 3]
        }
      }
    }
    carriesU = carries(\.u)
    carriesV = carries(\.v)
  }

  public func sample(
    _ count: Int, from stream: inout RandomStream, into batch: inout CollisionBatch
  ) {
    for _ in 0..<count {
      let k = SIMD4(
        maps[0].point(stream.uniform()).x, maps[1].point(stream.uniform()).x,
        maps[2].point(stream.uniform()).x, 0)
      let start = AngleKinematics(momenta: k)
      let width = angles.width(amplitude: start.amplitude)
      let final = angles.angle(
        from: start.phi, width: width, stream.uniform(), stream.uniform())
      orbit(Orbit(start: start, final: final), width: width, into: &batch)
    }
  }

  /// Appends the rows of one orbit.
  private func orbit(_ orbit: Orbit, width: Double, into batch: inout CollisionBatch) {
    let subtractU = carriesU[orbit.lineU] && abs(orbit.du) < regularization.halfWidth
    let subtractV = carriesV[orbit.lineV] && abs(orbit.dv) < regularization.halfWidth
    if carriesU[orbit.lineU] && abs(orbit.du) < regularization.guardAngle { return }
    if carriesV[orbit.lineV] && abs(orbit.dv) < regularization.guardAngle { return }
    let scale = prefactor / density(orbit, width: width)
    for (x, y) in orbit.points {
      let d = orbit.differences(x, y)
      let a = amplitude.full(d)
      append(orbit, x, y, weight: scale * a * a, into: &batch)
    }
    let counterU = subtractU ? -2 * regularization.counterterm(orbit.du) : 0
    let counterV = subtractV ? -2 * regularization.counterterm(orbit.dv) : 0
    if subtractU {
      for y in [orbit.dv, -orbit.dv] {
        let r = amplitude.residue(
          exact: orbit.differences(0, y), slopes: orbit.slopes(nil, y), lineU: orbit.lineU,
          lineV: nil)
        append(orbit, 0, y, weight: scale * counterU * r * r, into: &batch)
      }
    }
    if subtractV {
      for x in [orbit.du, -orbit.du] {
        let r = amplitude.residue(
          exact: orbit.differences(x, 0), slopes: orbit.slopes(x, nil), lineU: nil,
          lineV: orbit.lineV)
        append(orbit, x, 0, weight: scale * counterV * r * r, into: &batch)
      }
    }
    if subtractU && subtractV {
      let r = amplitude.residue(
        exact: orbit.differences(0, 0), slopes: orbit.slopes(nil, nil), lineU: orbit.lineU,
        lineV: orbit.lineV)
      append(orbit, 0, 0, weight: scale * counterU * counterV * r * r, into: &batch)
    }
  }

  /// Appends the collision at a point of the cell, its weight multiplied with the thermal factors.
  @inline(__always)
  private func append(
    _ orbit: Orbit, _ x: Double, _ y: Double, weight: Double, into batch: inout CollisionBatch
  ) {
    let k = orbit.initial(x, y)
    let kOut = orbit.final(x, y)
    var thermal = 1.0
    for i in 0..<3 { thermal *= wires[i].zeta(k[i]) * wires[i].zeta(kOut[i]) }
    batch.append(in: k, out: kOut, weight: weight * thermal)
  }

  /// The sum of the proposal density over the orbit.
  private func density(_ orbit: Orbit, width: Double) -> Double {
    let norm = angles.norm(width: width)
    let (u, v) = (TransferDifferences.lines[orbit.lineU], TransferDifferences.lines[orbit.lineV])
    let peaksU = [orbit.du, -orbit.du].map { angles.peaks(u + $0, width: width, norm: norm) }
    let peaksV = [orbit.dv, -orbit.dv].map { angles.peaks(v + $0, width: width, norm: norm) }
    var sum = 0.0
    for (index, (x, y)) in orbit.points.enumerated() {
      let k = orbit.initial(x, y)
      var product = angles.density(peaksU: peaksU[index & 1], peaksV: peaksV[index >> 1])
      for i in 0..<3 { product *= maps[i].density(at: k[i]) }
      sum += product
    }
    return sum
  }
}

extension TripleSampler {
  /// The distance in angle from the nearest permutation that carries an electron across to the other wire.
  ///
  /// At these |A|^2 has a double pole; infinite for three electrons in one wire.
  public static func distanceToPole(
    wires: [WireIndex], momenta: SIMD4<Double>, angle: Double
  ) -> Double {
    let phi = AngleKinematics(momenta: momenta).phi
    var nearest = Double.infinity
    for (pair, line) in TransferDifferences.classes.enumerated()
    where wires[pair / 3] != wires[pair % 3] {
      nearest = min(
        nearest, abs(wrap(angle - phi - TransferDifferences.lines[line.u])),
        abs(wrap(angle + phi - TransferDifferences.lines[line.v])))
    }
    return nearest
  }
}
