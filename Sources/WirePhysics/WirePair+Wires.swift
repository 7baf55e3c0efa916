/// What follows from the chemical potentials alone.
extension WirePair where Value == Wire {
  /// Builds both wires from their chemical potentials, in units of T.
  public init(fermiEnergies one: Double, _ two: Double, flavours: Flavours = .one) {
    self.init(
      Wire(fermiEnergy: one, flavours: flavours), Wire(fermiEnergy: two, flavours: flavours))
  }

  /// The flavours of the electrons, the same in both wires.
  public var flavours: Flavours { one.flavours }

  /// The mismatch Delta = eps_F1 - eps_F2 of the chemical potentials, in units of T.
  public var mismatch: Double { one.fermiEnergy - two.fermiEnergy }

  /// The electron densities n_1 and n_2, all flavours together.
  public var densities: WirePair<Double> { .init(one.density, two.density) }

  /// The fields (E1, E2) = (n2, -n1)/(n1 + n2).
  ///
  /// They have E0 = 0 and E1 - E2 = 1, so that they excite the regular response only.
  public var canonicalFields: WirePair<Double> {
    let sum = one.density + two.density
    return .init(two.density / sum, -one.density / sum)
  }

  /// The effective field E0 that accelerates both wires together.
  ///
  /// Equation (53).
  public func effectiveField(_ fields: WirePair<Double>) -> Double {
    (fields.one * one.density + fields.two * two.density) / (one.density + two.density)
  }

  /// The drag resistivity that belongs to a regular conductivity S [[1, -1], [-1, 1]].
  ///
  /// Equation (114).
  public func dragResistivity(fromS s: Double) -> Double {
    let sum = one.density + two.density
    return (one.density / sum) * (two.density / sum) / s
  }
}
