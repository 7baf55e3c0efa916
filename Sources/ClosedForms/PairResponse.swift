import Foundation
public import WirePhysics

/// The low-frequency response of pair collisions alone, independent of their kernel.
///
/// Pair collisions leave any g_1 = g_2 alone, so at low frequency part of the motion is ballistic. Its
/// weight and the dc distribution follow from the thermal factors alone. In place of nbar I(Delta/2T),
/// which holds for T << eps_F, stands the integral it approximates,
/// N = (1/4 pi) Int k^2 zeta_1^2 zeta_2^2/(zeta_1^2 + zeta_2^2) dk (the paper's reference 31).
public struct PairResponse: Sendable, Equatable {
  /// The two wires.
  public let wires: WirePair<Wire>
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
      } / (4 * .pi)
  }

  /// The weight W_0 of frictionless motion: S tends to W_0/(-i omega).
  ///
  /// Equations (23), (25), (27), with the total momentum taken out. Zero for identical wires only.
  public var frictionlessWeight: Double {
    let n = wires.densities
    return n.one * n.two / (n.one + n.two) - relaxingDensity / 2
  }

  /// The weight of the motion that relaxes, the singular part of sigma_12 at frequencies above the rates
  /// that follow from it.
  ///
  /// Equation (25).
  public var relaxingWeight: Double { relaxingDensity / 2 }

  /// nbar A_b, the ballistic j_1 per E_2/(-i omega) at j_2 = 0.
  ///
  /// Equations (30), (32).
  public var ballisticResponse: Double {
    let n = wires.densities
    return (n.one + n.two) - 2 * n.one * n.two / relaxingDensity
  }

  /// nbar A_r, the part of j_1 gamma/E_2 that relaxes.
  ///
  /// Equations (30), (33).
  public var relaxingResponse: Double {
    let n = wires.densities
    return -2 * n.one * n.two / relaxingDensity
  }

  /// The dc ratio E_1/E_2 of the fields that keep wire 2 without current.
  ///
  /// Equation (31).
  public var fieldRatio: Double { 1 - 2 * wires.two.density / relaxingDensity }

  /// The function F(k) of the universal dc distribution g_1 = g_2 = k F(k) j_1/(nbar A_b).
  ///
  /// Equations (36), (37). It does not depend on the collisions.
  public func universal(_ k: Double) -> Double {
    let x = WirePair { Thermal.argument(k, wires[$0].fermiEnergy) }
    // zeta_1^2/(zeta_1^2 + zeta_2^2) without the underflow of either.
    let share = 1 / (1 + Thermal.ratio(of: x.two, to: x.one))
    return 1 + share * (fieldRatio - 1)
  }
}

extension Thermal {
  /// zeta^2(x)/zeta^2(y).
  fileprivate static func ratio(of x: Double, to y: Double) -> Double {
    let logarithm = 2 * (logZeta(x) - logZeta(y))
    return exp(min(logarithm, 700))
  }
}
