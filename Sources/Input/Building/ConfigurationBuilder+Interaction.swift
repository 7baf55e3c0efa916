internal import WirePhysics

/// Potentials.
extension ConfigurationBuilder {
  /// Returns the potential inside the wires; without any, electrons of a wire do not interact.
  mutating func intrawire(isNeeded: Bool) -> Potential? {
    let path = "interaction.intrawire"
    guard !isNeeded, table.positions[path] == nil, !isGiven("\(path).form") else {
      return potential("intrawire")
    }
    return .contact(strength: 0)
  }

  /// Returns the potential inside the wires or the one between them.
  mutating func potential(_ which: String) -> Potential? {
    let path = "interaction.\(which)"
    guard let form = word("\(path).form") else {
      // Required between the wires (so the catalogue says; repeated complaints are dropped), and
      // inside them whenever this function is called.
      complainMissing("\(path).form")
      return nil
    }
    switch form {
    case "tabulated": return tabulated("\(path).file")
    case "contact": return strength(path).map { .contact(strength: $0) }
    case "calogero":
      return strength(path, .potentialSlope).map { .calogero(strength: $0) }
    case "gaussian":
      return with(path, "length") { .gaussian(strength: $0, length: $1) }
    case "exponential":
      return with(path, "length") { .exponential(strength: $0, length: $1) }
    case "hyperbolic":
      return with(path, "length", .potentialSlope) { .hyperbolic(strength: $0, length: $1) }
    case "cheon-shigehara":
      return with(path, "momentum") { .cheonShigehara(strength: $0, momentum: $1) }
    case "gated-coulomb": return gatedCoulomb(path)
    default: preconditionFailure("form \(form) is in the catalogue but not made here")
    }
  }

  private mutating func with(
    _ path: String, _ name: String, _ dimension: InputDimension = .potential,
    _ make: (Double, Double) -> Potential
  ) -> Potential? {
    let strength = strength(path, dimension)
    let scale = number("\(path).\(name)").flatMap {
      withinReach($0, "\(path).\(name)", Reach.lengths)
    }
    guard let strength, let scale else { return nil }
    return make(strength, scale)
  }

  private mutating func strength(
    _ path: String, _ dimension: InputDimension = .potential, coulomb: Double? = nil,
    unless alternative: String? = nil
  ) -> Double? {
    let strength = number("\(path).strength", dimension: dimension, reducedDefault: coulomb)
    if strength == nil { complainMissing("\(path).strength", unless: alternative) }
    return strength.flatMap { withinReach($0, "\(path).strength", Reach.strengths) }
  }

  private mutating func gatedCoulomb(_ path: String) -> Potential? {
    var coulomb: Double?
    if let system = scales.system, case .number(let kappa) = value("units.relative_permittivity") {
      coulomb = system.coulombStrength(relativePermittivity: kappa)
    }
    let strength = strength(
      path, coulomb: coulomb,
      unless: scales.system == nil ? nil : "units.relative_permittivity gives 2 e^2/kappa")
    let separation = number("\(path).separation").flatMap {
      withinReach($0, "\(path).separation", Reach.lengths)
    }
    let gate = number("\(path).gate").flatMap { withinReach($0, "\(path).gate", Reach.lengths) }
    guard let strength, let separation, let gate else { return nil }
    return .gatedCoulomb(strength: strength, separation: separation, gate: gate)
  }

  private mutating func tabulated(_ path: String) -> Potential? {
    guard let (name, columns) = table(path, as: .potential) else { return nil }
    let momentum = scales.unit(of: .momentum)
    let value = scales.unit(of: .potential)
    do {
      return .tabulated(
        try TabulatedPotential(
          momenta: columns[0].map { $0 / momentum }, values: columns[1].map { $0 / value })
      )
    } catch {
      complain(path, "\(name) holds no usable table", "\(error)", "correct the table")
      return nil
    }
  }

  /// Returns the columns of the table that a key names, in the units of the input.
  mutating func table(
    _ path: String, as layout: TableLayout
  ) -> (name: String, columns: [[Double]])? {
    guard let name = text(path) else { return nil }
    let location = name.hasPrefix("/") ? name : "\(folder)/\(name)"
    switch tables.columns(of: location, as: layout) {
    case .success(let columns): return (name, columns)
    case .failure(let mistake):
      if let position = mistake.position {
        complain(
          path, at: position, file: name, mistake.problem, mistake.reason, mistake.suggestion)
      } else {
        complain(path, "\(name): \(mistake.problem)", mistake.reason, mistake.suggestion)
      }
      return nil
    }
  }
}
