import Foundation

/// A one-mode wire of spinless electrons in thermal equilibrium.
///
/// Reduced units: energies in T, momenta in sqrt(mT), with hbar = k_B = e = m = T = 1.
public struct Wire: Sendable, Equatable {
  /// The chemical potential eps_F, measured from the bottom of the band, in units of T.
  ///
  /// Negative for a wire that is nearly empty.
  public let fermiEnergy: Double

  /// The electron density n.
  ///
  /// Equations (24), (129). In units of sqrt(mT)/hbar.
  public let density: Double

  /// The integral k_T of zeta^2 over all momenta.
  ///
  /// Equation (81). In units of sqrt(mT); it tends to 8 mT/k_F for T << eps_F.
  public let thermalMomentum: Double

  /// Describes the wire with a given chemical potential.
  ///
  /// - Parameter fermiEnergy: eps_F/T, finite.
  public init(fermiEnergy: Double) {
    precondition(fermiEnergy.isFinite, "eps_F must be finite")
    self.fermiEnergy = fermiEnergy
    let quadrature = ThermalQuadrature(
      highestEnergy: fermiEnergy, poleHeight: .pi, cutoffEnergy: max(fermiEnergy, 0) + 45)
    // (24) weights the Fermi points only; (129) also sums the filled band. They agree to round-off.
    density =
      quadrature.integrate { Thermal.oneMinusTanh(Thermal.argument($0, fermiEnergy)) } / (4 * .pi)
    thermalMomentum = quadrature.integrate {
      Thermal.zetaSquared(Thermal.argument($0, fermiEnergy))
    }
  }

  /// The thermodynamic density of states dn/dmu.
  ///
  /// Equation (81): k_T = 8 pi T dn/dmu.
  public var compressibility: Double { thermalMomentum / (8 * .pi) }

  /// The Fermi momentum (2 m eps_F)^(1/2), or 0 when the chemical potential is below the band.
  public var fermiMomentum: Double { fermiEnergy > 0 ? (2 * fermiEnergy).squareRoot() : 0 }

  /// The Fermi velocity k_F/m, or 0 when the chemical potential is below the band.
  public var fermiVelocity: Double { fermiMomentum }
}
