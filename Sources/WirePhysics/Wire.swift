import Foundation
import GSLSupport

/// A one-mode wire of electrons in thermal equilibrium.
///
/// Reduced units: energies in T, momenta in sqrt(mT), with hbar = k_B = e = m = T = 1.
public struct Wire: Sendable, Equatable {
  /// The chemical potential eps_F, measured from the bottom of the band, in units of T.
  ///
  /// Negative for a wire that is nearly empty.
  public let fermiEnergy: Double

  /// The flavours of the electrons.
  public let flavours: Flavours

  /// The electron density of one flavour.
  ///
  /// Equations (24), (129). In units of sqrt(mT)/hbar.
  public let flavourDensity: Double

  /// The integral k_T of zeta^2 over all momenta.
  ///
  /// Equation (81): it is 8 pi T dn/dmu of one flavour. In units of sqrt(mT); it tends to 8 mT/k_F for T << eps_F.
  public let thermalMomentum: Double

  /// Describes the wire with a given chemical potential.
  ///
  /// - Parameters:
  ///   - fermiEnergy: eps_F/T, finite.
  ///   - flavours: the flavours of the electrons.
  public init(fermiEnergy: Double, flavours: Flavours = .one) {
    precondition(fermiEnergy.isFinite, "eps_F must be finite")
    self.fermiEnergy = fermiEnergy
    self.flavours = flavours
    let quadrature = ThermalQuadrature(
      highestEnergy: fermiEnergy, poleHeight: .pi, cutoffEnergy: max(fermiEnergy, 0) + 45)
    // (24) weights the Fermi points only; (129) also sums the filled band. They agree to round-off.
    flavourDensity =
      quadrature.integrate { Thermal.oneMinusTanh(Thermal.argument($0, fermiEnergy)) } / (4 * .pi)
    thermalMomentum = quadrature.integrate {
      Thermal.zetaSquared(Thermal.argument($0, fermiEnergy))
    }
  }

  /// The electron density n of all flavours together, in units of sqrt(mT)/hbar.
  public var density: Double { flavours.count * flavourDensity }

  /// The Fermi momentum (2 m eps_F)^(1/2), or 0 when the chemical potential is below the band.
  public var fermiMomentum: Double { fermiEnergy > 0 ? (2 * fermiEnergy).squareRoot() : 0 }

  /// The Fermi velocity k_F/m, or 0 when the chemical potential is below the band.
  public var fermiVelocity: Double { fermiMomentum }
}

extension Wire {
  /// Finds the wire with a given density.
  ///
  /// The chemical potential follows from Equation (129) by bracketing; it is accurate to about
  /// 1e-13.
  ///
  /// - Parameters:
  ///   - density: n of all flavours together, positive, in units of sqrt(mT)/hbar.
  ///   - flavours: the flavours of the electrons.
  /// - Throws: an error of the root finder when the density is so extreme (below about 1e-300)
  ///   that no bracket holds it.
  public init(density: Double, flavours: Flavours = .one) throws {
    precondition(density > 0 && density.isFinite, "a density must be positive and finite")
    let density = density / flavours.count
    // The classical gas is denser than the degenerate one at equal chemical potential; at T = 0
    // the chemical potential is (pi n)^2/2, and temperature changes it by less than a few T.
    let classical = log(density * (2 * Double.pi).squareRoot())
    let degenerate = 0.5 * (.pi * density) * (.pi * density)
    let target = log(density)
    let fermiEnergy = try RootFinder.brent(
      { log(Wire(fermiEnergy: $0).density) - target },
      in: (min(classical, degenerate) - 1)...(max(classical, degenerate) + 5), tolerance: 1e-14)
    self.init(fermiEnergy: fermiEnergy, flavours: flavours)
  }
}

/// The thermal functions of the wire at a momentum k, in units of sqrt(mT).
extension Wire {
  /// The thermal factor zeta(k) = 1/cosh[(k^2/2 - eps_F)/2].
  ///
  /// Equation (5).
  @inlinable
  public func zeta(_ k: Double) -> Double { Thermal.zeta(Thermal.argument(k, fermiEnergy)) }

  /// The square of ``zeta(_:)``, four times f(1 - f) with f the occupation.
  @inlinable
  public func zetaSquared(_ k: Double) -> Double {
    Thermal.zetaSquared(Thermal.argument(k, fermiEnergy))
  }

  /// Twice the equilibrium occupation, 1 - tanh.
  ///
  /// Equation (71). Its derivative by k is -(k/2) zeta^2.
  @inlinable
  public func oneMinusTanh(_ k: Double) -> Double {
    Thermal.oneMinusTanh(Thermal.argument(k, fermiEnergy))
  }

  /// The ratio (1 - tanh)/zeta^2, as (1 + exp(eps_F - k^2/2))/2.
  @inlinable
  public func oneMinusTanhOverZetaSquared(_ k: Double) -> Double {
    Thermal.oneMinusTanhOverZetaSquared(Thermal.argument(k, fermiEnergy))
  }
}
