import WirePhysics

/// The model (82) with four constants lambda_s and mu_s that do not follow (90), so that the zero mode (88) is none.
///
/// Footnote 37 expects a regular solution of (84) for Delta != 0, and one like 1/Delta near Delta = 0. But D3_s by (83)
/// makes k_Ts D3_s a left null vector of (84), which the drive has no part of: with momentum alone, without the
/// zero mode, (84) is as degenerate as with three constants, and nothing diverges.
package struct FourConstants {
  /// The determinant of (84).
  package let determinant: Double
  /// c_1 k_T1 D3_1 + c_2 k_T2 D3_2 over the sum of their magnitudes: what the null vector finds in the drive.
  package let imbalance: Double

  /// Averages the slopes (72), which are affine in their own averages: eps_F = 5 and 5.6 T, D2 = 1.
  ///
  /// - Parameter momentum: a factor on D3_1 of (83): one where momentum is conserved.
  package init(momentum: Double = 1) {
    let wires = WirePair(fermiEnergies: 5, 5.6)
    let (lambda, mu) = (WirePair(0.02, 0.03), WirePair(0.01, 0.004))
    let thermal = WirePair { wires[$0].thermalMomentum }
    let triple = WirePair { wire -> Double in
      (wire == .one ? momentum : 1)
        * (lambda[wire] + mu[wire.other] * thermal[wire.other] / thermal[wire])
    }
    let total = wires.one.density + wires.two.density
    let quadrature = ThermalQuadrature(
      highestEnergy: 5.6, poleHeight: 0.5 * .pi, cutoffEnergy: 5.6 + 45)

    /// g_s' for averages G: (72) with h_s = the drive + zeta_s^2 C_s.
    func slope(_ wire: WireIndex, _ k: Double, drive: Double, _ G: WirePair<Double>) -> Double {
      let z = WirePair { wires[$0].zetaSquared(k) }
      let h = WirePair { s -> Double in
        let force = (s == .one ? 0.5 : -0.5) * wires[s.other].density / total
        return drive * force * wires[s].oneMinusTanhOverZetaSquared(k)
          + lambda[s] * G[s] + mu[s] * G[s.other]
      }
      // Both equations over zeta_s^2: (z_other/2 + D3) g' - (z_other/2) g_other' = h.
      let other = wire.other
      let (own, cross) = (0.5 * z[other] + triple[wire], 0.5 * z[wire] + triple[other])
      let determinant = own * cross - 0.25 * z[wire] * z[other]
      return (h[wire] * cross + 0.5 * z[other] * h[other]) / determinant
    }
    func average(_ wire: WireIndex, drive: Double, _ G: WirePair<Double>) -> Double {
      quadrature.integrate { wires[wire].zetaSquared($0) * slope(wire, $0, drive: drive, G) }
        / thermal[wire]
    }
    // (84): a G + b G_other = c, each coefficient from the response to a unit.
    let first = WirePair { average($0, drive: 0, WirePair(1, 0)) }
    let second = WirePair { average($0, drive: 0, WirePair(0, 1)) }
    determinant = (1 - first.one) * (1 - second.two) - second.one * first.two
    let c = WirePair { average($0, drive: 1, WirePair(0, 0)) * thermal[$0] * triple[$0] }
    imbalance = (c.one + c.two) / (abs(c.one) + abs(c.two))
  }
}
