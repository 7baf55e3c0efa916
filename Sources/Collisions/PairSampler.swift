import Foundation
public import RandomStreams
public import WirePhysics

/// Pair collisions between the wires, W(2): the two electrons exchange their momenta.
///
/// Equation (7). With k = K - q/2 and k' = K + q/2 the quadratic form is
///
///     Q2 = (1/4) Int dK Int_0^inf dq/(2 pi)^2 z1(k) z2(k) z1(k') z2(k') V12(q)^2/q  D phi D g
///
/// (both signs of q count the same). D g vanishes like q, so q is drawn from a density that vanishes
/// like q as well, and 1/q never appears in the product of weight and collision differences.
public struct PairSampler: CollisionSampler {
  public let process = CollisionProcess(.pair, wires: [.one, .two])
  private let wires: (Wire, Wire)
  private let potential: Potential
  private let prefactor: Double
  private let centre: SamplingMap
  private let transfer: SamplingMap

  /// Prepares the sampler.
  /// - Parameters:
  ///   - doubleWire: the two wires and the potential between them.
  ///   - strength: multiplies the kernel.
  ///   - limit: the largest |k + k'|/2 proposed, in sqrt(mT).
  public init(_ doubleWire: DoubleWire, strength: Double = 1, limit: Double) {
    wires = (doubleWire[.one], doubleWire[.two])
    potential = doubleWire.interwire
    prefactor = strength / (4 * 4 * Double.pi * Double.pi)
    centre = MomentumProposal.map(for: [wires.0, wires.1], limit: limit)
    let (one, two, potential) = (wires.0, wires.1, potential)
    let reach = max(one.fermiMomentum, two.fermiMomentum) + 1
    transfer = SamplingMap(over: 0...2 * limit, uniformShare: 0.1) { q in
      // Beyond both Fermi points the thermal factors of a symmetric exchange cut the transfer off.
      let excess = max(0, q / 2 - reach)
      return q * potential(q) * potential(q) * exp(-excess * excess)
    }
  }

  public func sample(
    _ count: Int, from stream: inout RandomStream, into batch: inout CollisionBatch
  ) {
    for _ in 0..<count {
      let (middle, centreDensity) = centre.point(stream.uniform())
      let (q, transferDensity) = transfer.point(stream.uniform())
      let k = middle - q / 2
      let kOut = middle + q / 2
      let v = potential(q)
      let thermal =
        wires.0.zeta(k) * wires.1.zeta(k) * wires.0.zeta(kOut) * wires.1.zeta(kOut)
      batch.append(
        in: SIMD2(k, kOut), out: SIMD2(kOut, k),
        weight: prefactor * thermal * v * v / (q * centreDensity * transferDensity))
    }
  }
}
