import Foundation
public import RandomStreams
public import WirePhysics

/// Pair collisions between the wires, W(2): the two electrons exchange their momenta.
///
/// Equation (7). With k = K - q/2 and k' = K + q/2 the quadratic form is
///
///     Q2 = (1/4) Int dK Int_0^inf dq/(2 pi)^2 z1(k) z2(k) z1(k') z2(k') V_eff(q)^2/q  D phi D g
///
/// (both signs of q count the same), V_eff(q)^2 = q^2 R(q) with R the probability that the two reflect off each
/// other, in Born approximation (V12/q)^2. D g vanishes like q, so q is drawn from a density that vanishes
/// like q as well, and 1/q never appears in the product of weight and collision differences.
public struct PairSampler: CollisionSampler {
  /// Pair collisions between the wires.
  public let process = CollisionProcess(.pair, wires: [.one, .two])
  /// How many uniform numbers a sample takes from the stream.
  public let numbersPerSample = 2
  private let wires: (ThermalLanes, ThermalLanes)
  /// V_eff(q), but for its factor.
  private let potential: LanePotential
  private let prefactor: Double
  private let centre: SamplingMap
  private let transfer: SamplingMap

  /// Prepares the sampler.
  /// - Parameters:
  ///   - doubleWire: the two wires and the potential between them.
  ///   - strength: multiplies the kernel.
  ///   - limit: the largest |k + k'|/2 proposed, in sqrt(mT).
  public init(_ doubleWire: DoubleWire, strength: Double = 1, limit: Double) {
    let (one, two, pairs) = (doubleWire[.one], doubleWire[.two], doubleWire.pairs)
    wires = (ThermalLanes(one), ThermalLanes(two))
    let (amplitude, shape) = LanePotential.parts(of: pairs)
    self.potential = shape
    prefactor = strength * amplitude * amplitude / (4 * 4 * Double.pi * Double.pi)
    centre = MomentumProposal.map(for: [one, two], limit: limit)
    let reach = max(one.fermiMomentum, two.fermiMomentum) + 1
    transfer = SamplingMap(over: 0...2 * limit, uniformShare: 0.1) { q in
      // Beyond both Fermi points the thermal factors of a symmetric exchange cut the transfer off.
      let excess = max(0, q / 2 - reach)
      let v = pairs(q)
      return q * v * v * exp(-excess * excess)
    }
  }

  /// Draws samples and appends their collisions to a batch.
  public func sample(
    _ count: Int, from stream: inout RandomStream, into batch: inout CollisionBatch
  ) {
    let rows = RowColumns(legs: 4, capacity: count)
    UniformLanes.forEach(count, numbers: numbersPerSample, from: &stream) { uniforms, lanes in
      let (middle, centreDensity) = centre.points(uniforms[0])
      let (q, transferDensity) = transfer.points(uniforms[1])
      let k = middle - q * 0.5
      let kOut = middle + q * 0.5
      let v = potential.value(q)
      let thermal = wires.0.zeta(k) * wires.1.zeta(k) * wires.0.zeta(kOut) * wires.1.zeta(kOut)
      rows.set(leg: 0, k)
      rows.set(leg: 1, kOut)
      rows.set(leg: 2, kOut)
      rows.set(leg: 3, k)
      rows.add(
        weights: prefactor * thermal * v * v / (q * centreDensity * transferDensity), lanes: lanes)
    }
    rows.flush(into: &batch)
  }
}
