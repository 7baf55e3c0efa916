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
    guard let form = Potential.forms.first(where: { $0.name == form }) else {
      preconditionFailure("form \(form) is in the catalogue but not among the forms")
    }
    guard let form = form as? any ParametricPotential.Type else {
      return tabulated("\(path).file")
    }
    // All are read before one is missed, so that each has its complaint.
    var values: [Double?] = []
    for parameter in form.parameters { values.append(number(parameter, path)) }
    let found = values.compactMap(\.self)
    let arrangement = which == "interwire" ? form.arrangement : nil
    let choice = arrangement.map { word("\(path).\($0.name)") }
    guard found.count == values.count else { return nil }
    var potential: any ParametricPotential = form.init(found)
    if let choice {
      guard let choice else { return nil }
      potential = potential.arranged(choice)
    }
    return Potential(potential)
  }

  /// Returns the potential inside each wire, or complains that it has another gate than the one between them.
  mutating func insideWires(_ intrawire: Potential, _ interwire: Potential) -> WirePair<Potential> {
    for (name, wire) in [("gate", "wire 1"), ("second_gate", "wire 2")] {
      let (path, other) = ("interaction.intrawire.\(name)", "interaction.interwire.\(name)")
      // A sweep varies one key at a time.
      if interwire.isOfStackedWires, let gate = interwire.distance(toGate: name),
        let own = intrawire.distance(toGate: name), own != gate,
        table.entries[path]?.origin == .given, table.entries[other]?.origin == .given
      {
        complain(
          path, "contradicts \(other) on line \(table.position(of: other).line)",
          "stacked wires have one gate, and both keys are the distance from it to \(wire)",
          "give the same distance in both")
      }
    }
    return intrawire.insideWires(separatedBy: interwire)
  }

  /// Returns what pair collisions make of the potential between the wires.
  mutating func pairInteraction(
    _ potential: Potential?, _ scattering: PairScattering?
  ) -> PairInteraction? {
    guard let potential, let scattering else { return nil }
    do {
      return try PairInteraction(potential, scattering)
    } catch {
      let form = type(of: potential.form).name
      let isUnknown = error is PairScatteringError
      complain(
        "collisions.pair_scattering",
        "exact cannot be had for interaction.interwire.form \(form)",
        isUnknown
          ? "V(q) grows with q, so there is no potential in real space for two electrons to meet in"
          : "\(error)",
        "write collisions: {pair_scattering: born}"
          + (isUnknown ? " or take a form that does not grow" : ""))
      return nil
    }
  }

  /// Returns the value of a parameter in reduced units.
  private mutating func number(_ parameter: PotentialParameter, _ path: String) -> Double? {
    let key = "\(path).\(parameter.name)"
    var coulomb: Double?
    if parameter.isCoulombStrength, let system = scales.system,
      case .number(let kappa) = value("units.relative_permittivity")
    {
      coulomb = system.coulombStrength(relativePermittivity: kappa)
    }
    let number = number(
      key, dimension: InputDimension(parameter.dimension), reducedDefault: coulomb)
    if number == nil, !isGiven(key) {
      let offersKappa = parameter.isCoulombStrength && scales.system != nil
      complainMissing(
        key, unless: offersKappa ? "units.relative_permittivity gives 2 e^2/kappa" : nil)
    }
    let reach = parameter.dimension.isStrength ? Reach.strengths : Reach.lengths
    return number.flatMap { withinReach($0, key, reach) }
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
    let location = InputFile.path(of: name, in: folder)
    switch tables.columns(of: name, at: location, as: layout) {
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
