internal import WirePhysics

/// Units, wires and fields.
extension ConfigurationBuilder {
  /// The chemical potentials, in units of T, for which the physics is accurate.
  static let fermiEnergies = -5.0...200.0

  /// Returns the conversion to SI, or none for an input in reduced units.
  mutating func unitSystem() -> UnitSystem? {
    guard word("units.system") == "SI" else { return nil }
    let temperature = number("units.temperature")
    let mass = number("units.effective_mass")
    _ = value("units.relative_permittivity")
    guard let temperature, let mass else { return nil }
    return UnitSystem(temperature: temperature, effectiveMass: mass)
  }

  /// Returns the wires from whichever keys describe them.
  mutating func wires() -> WirePair<Wire>? {
    // A complaint refuses the input in any case.
    let flavours = flavours() ?? .one
    let alternatives = ["fermi_energy", "mean_fermi_energy", "density"].map { "wires.\($0)" }
      .filter { isGiven($0) }.sorted { table.position(of: $0) < table.position(of: $1) }
    guard alternatives.count <= 1 else {
      complainContradiction(
        alternatives,
        "the wires are described by fermi_energy, or by mean_fermi_energy and mismatch, or by density"
      )
      return nil
    }
    switch alternatives.first {
    case "wires.fermi_energy":
      return pair("wires.fermi_energy").flatMap {
        wires(movedApart($0), "fermi_energy", of: flavours)
      }
    case "wires.density":
      return pair("wires.density").flatMap { wires(ofDensity: $0, of: flavours) }
    case "wires.mean_fermi_energy":
      let mean = number("wires.mean_fermi_energy")
      let mismatch = number("wires.mismatch")
      guard let mean, let mismatch else { return nil }
      return wires(
        WirePair(mean + mismatch / 2, mean - mismatch / 2), "mean_fermi_energy", of: flavours)
    default:
      guard !table.isBroken("wires") else { return nil }
      complain(
        "wires", "there are no chemical potentials",
        "wires needs fermi_energy, or mean_fermi_energy and mismatch, or density",
        "write wires: {fermi_energy: [3.25, 2.75]}")
      return nil
    }
  }

  /// Returns the chemical potentials with a swept mismatch about their own mean.
  ///
  /// A mismatch that is merely given beside them contradicts them, and is reported as unused.
  private mutating func movedApart(_ energies: WirePair<Double>) -> WirePair<Double> {
    guard table.entries["wires.mismatch"]?.origin == .swept,
      let mismatch = number("wires.mismatch")
    else { return energies }
    let mean = (energies.one + energies.two) / 2
    return WirePair(mean + mismatch / 2, mean - mismatch / 2)
  }

  /// Returns how many kinds of electrons there are.
  private mutating func flavours() -> Flavours? {
    guard let given = count("wires.flavours") else { return nil }
    let flavours = Flavours(rawValue: Int(given))
    if flavours == nil {
      complain(
        "wires.flavours", "\(given) flavours are not possible",
        "electrons without spin have one, spin makes it two, spin and two valleys four",
        "write 1, 2 or 4")
    }
    return flavours
  }

  private mutating func wires(
    _ energies: WirePair<Double>, _ name: String, of flavours: Flavours
  ) -> WirePair<Wire>? {
    for wire in WireIndex.allCases where !Self.fermiEnergies.contains(energies[wire]) {
      complainRange(wire, energies[wire], .energy, "eps_F", Self.fermiEnergies, at: "wires.\(name)")
      return nil
    }
    return WirePair(fermiEnergies: energies.one, energies.two, flavours: flavours)
  }

  private mutating func wires(
    ofDensity densities: WirePair<Double>, of flavours: Flavours
  ) -> WirePair<Wire>? {
    let lowest = Wire(fermiEnergy: Self.fermiEnergies.lowerBound, flavours: flavours)
    let highest = Wire(fermiEnergy: Self.fermiEnergies.upperBound, flavours: flavours)
    let allowed = lowest.density...highest.density
    for wire in WireIndex.allCases where !allowed.contains(densities[wire]) {
      complainRange(wire, densities[wire], .density, "the density", allowed, at: "wires.density")
      return nil
    }
    do {
      return try WirePair { try Wire(density: densities[$0], flavours: flavours) }
    } catch {
      complain(
        "wires.density", "no chemical potential gives this density", "\(error)",
        "give fermi_energy instead")
      return nil
    }
  }

  private mutating func complainRange(
    _ wire: WireIndex, _ value: Double, _ dimension: InputDimension, _ what: String,
    _ allowed: ClosedRange<Double>, at path: String
  ) {
    // A swept mismatch moves the wires as well: the complaint belongs to the value that varies.
    let swept = table.entries["wires.mismatch"]?.origin == .swept ? "wires.mismatch" : path
    let unit = scales.unit(of: dimension)
    let name = scales.name(of: dimension)
    func text(_ value: Double) -> String { InputValue.text(of: Rounding.digits(value * unit, 4)) }
    // In T the allowed numbers speak for themselves.
    let bounds = Self.fermiEnergies
    let explanation =
      dimension == .energy && scales.system == nil
      ? ""
      : ", that is eps_F from \(InputValue.text(of: bounds.lowerBound)) to "
        + "\(InputValue.text(of: bounds.upperBound)) T"
    complain(
      swept, "\(what) of wire \(wire.rawValue + 1) would be \(text(value)) \(name)",
      "\(text(allowed.lowerBound)) to \(text(allowed.upperBound)) \(name) is allowed\(explanation)",
      "check the value and its unit")
  }

  /// Returns the fields, given or canonical.
  mutating func fields() -> FieldSettings? {
    let first = number("fields.E1")
    let second = number("fields.E2")
    switch (isGiven("fields.E1"), isGiven("fields.E2")) {
    case (false, false): return .canonical
    case (true, true):
      guard let first, let second else { return nil }
      return .given(WirePair(first, second))
    case (let isFirstGiven, _):
      complain(
        isFirstGiven ? "fields.E2" : "fields.E1", "is missing",
        "both fields are needed, or none for E0 = 0 and E1 - E2 = 1",
        "write fields: {E1: 0.5, E2: -0.5}")
      return nil
    }
  }

  /// Complains about keys that exclude each other, at every one but the first.
  mutating func complainContradiction(_ paths: [String], _ reason: String) {
    for path in paths.dropFirst() {
      let line = table.position(of: paths[0]).line
      complain(
        path, at: table.positions[path], "contradicts \(paths[0]) on line \(line)", reason,
        "remove one of them")
    }
  }
}
