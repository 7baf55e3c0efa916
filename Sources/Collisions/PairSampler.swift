import Foundation
public import RandomStreams
public import WirePhysics

/// Pair collisions between the wires, W(2): the two electrons exchange their momenta.
///
/// Equation (7). With k' = k + q the quadratic form is
///
///     Q2 = (1/4) Int dk Int_0^inf dq/(2 pi)^2 z1(k) z2(k) z1(k') z2(k') V_eff(q)^2/q  D phi D g
///
/// (both signs of q count the same), V_eff(q)^2 = q^2 R(q) with R the probability that the two reflect off each
/// other, in Born approximation (V12/q)^2. Electrons of each flavour meet those of each flavour of the other wire:
/// with g_f of them the form is g_f^2 times as large. `PairProposal` says how pairs are drawn; D g vanishes like q, which
/// makes the 1/q harmless.
public struct PairSampler: CollisionSampler {
  /// Pair collisions between the wires.
  public let process = CollisionProcess(.pair, wires: [.one, .two])
  /// How many uniform numbers a sample takes from the stream.
  public let numbersPerSample = 2
  private let wires: (ThermalLanes, ThermalLanes)
  /// V_eff(q), but for its factor.
  private let potential: LanePotential
  private let prefactor: Double
  /// The wires, and the largest momentum asked for.
  let system: [Wire]
  let limit: Double
  private let proposal: PairProposal

  /// Prepares the sampler.
  /// - Parameters:
  ///   - doubleWire: the two wires and the potential between them.
  ///   - strength: multiplies the kernel.
  ///   - limit: the largest magnitude of the smaller momentum proposed, in sqrt(mT).
  public init(_ doubleWire: DoubleWire, strength: Double = 1, limit: Double) {
    let (one, two, pairs) = (doubleWire[.one], doubleWire[.two], doubleWire.pairs)
    wires = (ThermalLanes(one), ThermalLanes(two))
    system = [one, two]
    self.limit = limit
    let (amplitude, shape) = LanePotential.parts(of: pairs)
    self.potential = shape
    let flavours = doubleWire.flavours.count
    prefactor =
      strength * amplitude * amplitude / (4 * 4 * Double.pi * Double.pi) * (flavours * flavours)
    let (thermalOne, thermalTwo) = wires
    proposal = PairProposal(
      [one, two], limit: limit, interaction: pairs,
      PairKernel { k in
        thermalOne.zeta(k) * thermalTwo.zeta(k)
      } coupling: { q in
        let v = shape.value(q)
        return v * v / q
      })
  }

  /// z1 z2 of both momenta.
  @inline(__always)
  private static func thermal(
    _ wires: (ThermalLanes, ThermalLanes), _ k: SIMD8<Double>, _ kOut: SIMD8<Double>
  ) -> SIMD8<Double> {
    wires.0.zeta(k) * wires.1.zeta(k) * wires.0.zeta(kOut) * wires.1.zeta(kOut)
  }

  /// Draws samples and appends their collisions to a batch.
  public func sample(
    _ count: Int, from stream: inout RandomStream, into batch: inout CollisionBatch
  ) {
    let rows = RowColumns(legs: 4, capacity: count)
    UniformLanes.forEach(count, numbers: numbersPerSample, from: &stream) { uniforms, lanes in
      let (k, kOut, q, divisor) = proposal.points(uniforms[0], uniforms[1])
      append(k, kOut, q, divisor: divisor, lanes, to: rows)
    }
    rows.flush(into: &batch)
  }

  /// Appends pairs k, k' = k + q; the divisor is q times their density.
  @inline(__always)
  func append(
    _ k: SIMD8<Double>, _ kOut: SIMD8<Double>, _ q: SIMD8<Double>, divisor: SIMD8<Double>,
    _ lanes: Int, to rows: RowColumns
  ) {
    let v = potential.value(q)
    let thermal = Self.thermal(wires, k, kOut)
    rows.set(leg: 0, k)
    rows.set(leg: 1, kOut)
    rows.set(leg: 2, kOut)
    rows.set(leg: 3, k)
    rows.add(weights: prefactor * thermal * v * v / divisor, lanes: lanes)
  }
}
