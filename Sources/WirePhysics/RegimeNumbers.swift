/// The small parameters of the theory: where a run stands.
///
/// The kinetic equation itself needs weak coupling only; the Fokker-Planck limit needs small
/// momentum transfers as well, and the closed forms a degenerate gas on top.
package struct RegimeNumbers: Sendable, Equatable {
  /// T/eps_F of each wire; infinite when the chemical potential is at or below the band bottom.
  ///
  /// Small for the closed forms.
  package let degeneracy: WirePair<Double>
  /// The momentum transferred in a collision over T/v_F, the thermal width of the Fermi points.
  ///
  /// Small in the Fokker-Planck limit; 1/l stands for the momentum at which V_12 has fallen to half.
  /// Infinite when V_12 does not decay.
  package let momentumTransfer: WirePair<Double>
  /// abs(V_ss(0))/v_F of each wire: small when collisions inside the wire are perturbative.
  package let intrawireCoupling: WirePair<Double>
  /// abs(V_12(0))/v_F of each wire: small when collisions between the wires are perturbative.
  package let interwireCoupling: WirePair<Double>

  /// Evaluates the numbers for a double wire.
  package init(_ system: DoubleWire) {
    let transfer = system.interwire.halfWidth
    degeneracy = WirePair { wire in
      let fermiEnergy = system[wire].fermiEnergy
      return fermiEnergy > 0 ? 1 / fermiEnergy : .infinity
    }
    // Where there is no Fermi point, thermal motion takes its place: v = 1, width = 1.
    let velocity = WirePair { max(system[$0].fermiVelocity, 1) }
    momentumTransfer = WirePair { transfer * velocity[$0] }
    intrawireCoupling = WirePair { abs(system.intrawire[$0].valueAtZero) / velocity[$0] }
    interwireCoupling = WirePair { abs(system.interwire.valueAtZero) / velocity[$0] }
  }

  /// The largest coupling of all.
  package var largestCoupling: Double {
    max(
      max(intrawireCoupling.one, intrawireCoupling.two),
      max(interwireCoupling.one, interwireCoupling.two))
  }
}
