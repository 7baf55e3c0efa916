import Foundation

extension Potential {
  /// Checks that the parameters describe a potential.
  ///
  /// - Returns: the potential itself.
  /// - Throws: ``PotentialError`` for a strength that is not finite, or a length or momentum that
  ///   is not positive and finite. An infinite distance to the gate is refused as well: K0 alone
  ///   diverges at q = 0, and three-particle scattering takes V(q) down to q = 0.
  public func validated() throws -> Potential {
    for (name, value) in lengths where !(value > 0 && value.isFinite) {
      if name == "gate", value == .infinity { throw PotentialError.unscreened }
      throw PotentialError.scale(name: name, value: value)
    }
    guard strength.isFinite else { throw PotentialError.strength(strength) }
    return self
  }

  /// The prefactor V0; 1 for a table.
  private var strength: Double {
    switch self {
    case .contact(let strength), .gaussian(let strength, _), .exponential(let strength, _),
      .gatedCoulomb(let strength, _, _), .cheonShigehara(let strength, _), .calogero(let strength),
      .hyperbolic(let strength, _):
      strength
    case .tabulated: 1
    }
  }

  /// The parameters that must be positive, by name.
  private var lengths: [(String, Double)] {
    switch self {
    case .contact, .calogero, .tabulated: []
    case .gaussian(_, let length), .exponential(_, let length), .hyperbolic(_, let length):
      [("length", length)]
    case .gatedCoulomb(_, let separation, let gate): [("separation", separation), ("gate", gate)]
    case .cheonShigehara(_, let momentum): [("momentum", momentum)]
    }
  }
}
