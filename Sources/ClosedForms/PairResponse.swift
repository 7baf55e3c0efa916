public import WirePhysics

/// The low-frequency response of pair collisions alone, independent of their kernel.
///
/// Pair collisions leave any g_1 = g_2 alone, so at low frequency part of the motion is ballistic. Its
/// weight follows from the thermal factors alone. In place of nbar I(Delta/2T),
/// which holds for T << eps_F, stands the integral it approximates,
/// N = (1/4 pi) Int k^2 zeta_1^2 zeta_2^2/(zeta_1^2 + zeta_2^2) dk (the paper's reference 31).
public struct PairResponse: Sendable, Equatable {
  private let wires: WirePair<Wire>
  /// N, twice the weight of the motion that relaxes; equal to the density of identical wires.
  public let relaxingDensity: Double

  /// Integrates the thermal factors.
  public init(_ wires: WirePair<Wire>) {
    self.wires = wires
    let top = max(wires.one.fermiEnergy, wires.two.fermiEnergy)
    let quadrature = ThermalQuadrature(
      highestEnergy: top, poleHeight: 0.5 * .pi, cutoffEnergy: max(top, 0) + 45)
    relaxingDensity =
      quadrature.integrate { k in
        let (one, two) = (wires.one.zetaSquared(k), wires.two.zetaSquared(k))
        let sum = one + two
        return sum > 0 ? k * k * one * (two / sum) : 0
      } / (4 * .pi) * wires.flavours.count
  }

  /// The weight W_0 of frictionless motion: S tends to W_0/(-i omega).
  ///
  /// Equations (23), (25), (27), with the total momentum taken out. Zero for identical wires only.
  public var frictionlessWeight: Double {
    let n = wires.densities
    return n.one * n.two / (n.one + n.two) - relaxingDensity / 2
  }
}
