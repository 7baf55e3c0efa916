/// The bridge between SI values and the reduced units hbar = k_B = e = m = T = 1.
///
/// Every property is the value of one reduced unit in the unit its name says, so
/// `reduced = value / unit` on the way in and `value = reduced * unit` on the way out. Used only
/// where numbers enter or leave.
public struct UnitSystem: Sendable, Equatable {
  /// The temperature in K.
  public let temperature: Double
  /// The effective mass in units of the electron mass.
  public let effectiveMass: Double

  /// Fixes the units by the two scales of the problem.
  ///
  /// - Parameters:
  ///   - temperature: T in K, positive.
  ///   - effectiveMass: m in units of the electron mass, positive; 0.067 for GaAs.
  public init(temperature: Double, effectiveMass: Double) {
    precondition(temperature > 0 && temperature.isFinite, "T must be positive and finite")
    precondition(effectiveMass > 0 && effectiveMass.isFinite, "m must be positive and finite")
    self.temperature = temperature
    self.effectiveMass = effectiveMass
  }

  /// T in J.
  private var joule: Double { PhysicalConstants.boltzmann * temperature }
  /// hbar/sqrt(mT) in m.
  private var metre: Double {
    PhysicalConstants.hbar
      / (effectiveMass * PhysicalConstants.electronMass * joule).squareRoot()
  }
}

extension UnitSystem {
  /// The unit of energy T in meV.
  public var milliElectronVolt: Double { joule / PhysicalConstants.elementaryCharge * 1e3 }
  /// The unit of length hbar/sqrt(mT) in nm.
  public var nanometre: Double { metre * 1e9 }
  /// The unit of momentum sqrt(mT)/hbar in 1/nm.
  public var perNanometre: Double { 1 / nanometre }
  /// The unit of density sqrt(mT)/hbar in 1/um.
  public var perMicrometre: Double { 1e3 / nanometre }
  /// The unit of a potential V(q), hbar sqrt(T/m), in meV nm.
  public var milliElectronVoltNanometre: Double { milliElectronVolt * nanometre }
  /// The unit of electric field, T sqrt(mT)/(e hbar), in V/m.
  public var voltPerMetre: Double { joule / PhysicalConstants.elementaryCharge / metre }
  /// The unit of time hbar/T in ps.
  public var picosecond: Double { PhysicalConstants.hbar / joule * 1e12 }
  /// The unit of angular frequency T/hbar in 1/s.
  public var radianPerSecond: Double { joule / PhysicalConstants.hbar }
  /// The unit of resistivity, sqrt(mT)/e^2, in kOhm/um.
  public var kiloOhmPerMicrometre: Double {
    PhysicalConstants.hbar / PhysicalConstants.elementaryCharge
      / PhysicalConstants.elementaryCharge / metre * 1e-9
  }
  /// The Coulomb strength 2 e^2/(4 pi eps_0 kappa), reduced.
  ///
  /// The V0 of ``Potential/gatedCoulomb(strength:separation:gate:)`` in a host of relative
  /// permittivity kappa.
  public func coulombStrength(relativePermittivity kappa: Double) -> Double {
    precondition(kappa > 0, "the relative permittivity must be positive")
    // J m, divided by the reduced unit T hbar/sqrt(mT).
    let strength =
      2 * PhysicalConstants.elementaryCharge * PhysicalConstants.elementaryCharge
      / (4 * Double.pi * PhysicalConstants.vacuumPermittivity * kappa)
    return strength / (joule * metre)
  }
}

/// Constants of nature in SI units, CODATA 2018.
private enum PhysicalConstants {
  /// The elementary charge in C, exact.
  static let elementaryCharge = 1.602_176_634e-19
  /// The Boltzmann constant in J/K, exact.
  static let boltzmann = 1.380_649e-23
  /// The reduced Planck constant in J s, exact.
  static let hbar = 6.626_070_15e-34 / (2 * Double.pi)
  /// The electron mass in kg, relative uncertainty 3e-10.
  static let electronMass = 9.109_383_701_5e-31
  /// The vacuum permittivity in F/m, relative uncertainty 1.5e-10.
  static let vacuumPermittivity = 8.854_187_812_8e-12
}
