internal import WirePhysics

/// The keys that describe a potential, from what its forms say of their parameters.
extension InputKey {
  /// Returns the keys of the potential inside the wires or of the one between them.
  static func potential(_ which: String) -> [InputKey] {
    let forms = Potential.forms.compactMap { $0 as? any ParametricPotential.Type }
    var names: [String] = []
    for name in forms.flatMap({ $0.parameters.map(\.name) }) where !names.contains(name) {
      names.append(name)
    }
    // Only between the wires: what is inside each of them follows.
    let arrangements = which == "interwire" ? arrangements(forms) : []
    return [form(of: which)] + names.map { number($0, of: which, in: forms) } + arrangements
      + [file(of: which)]
  }

  /// Returns the keys of the choices that forms between the wires offer; several may offer the same.
  private static func arrangements(_ forms: [any ParametricPotential.Type]) -> [InputKey] {
    let choices = forms.compactMap { form in form.arrangement.map { (form: form, choice: $0) } }
    var names: [String] = []
    for name in choices.map(\.choice.name) where !names.contains(name) { names.append(name) }
    return names.map { name in
      let uses = choices.filter { $0.choice.name == name }
      let (form, choice) = uses[0]
      return InputKey(
        "interaction.interwire.\(name)", .word(choice.words),
        fallback: .value(.word(choice.words[0])), applies: applies(to: uses.map { $0.form.name }),
        example: example(form, of: "interwire", more: "\(name): \(choice.words[0])"),
        choice.meaning)
    }
  }

  private static func form(of which: String) -> InputKey {
    let formulas = Potential.forms.map {
      $0.formula.isEmpty ? $0.name : "\($0.name) \($0.formula)"
    }
    return InputKey(
      "interaction.\(which).form", .word(Potential.forms.map { $0.name }),
      fallback: which == "interwire"
        ? .required : .derived("no potential; needed for collisions.triples.kernel microscopic"),
      example: example(GaussianPotential.self, of: which),
      "The form of the potential V(q) \(which == "intrawire" ? "inside each wire" : "between the wires")"
        + ": \(formulas.joined(separator: "; ")).")
  }

  /// Returns the key of the parameters of one name.
  private static func number(
    _ name: String, of which: String, in forms: [any ParametricPotential.Type]
  ) -> InputKey {
    let uses = forms.compactMap { form in
      form.parameters.first { $0.name == name }.map { (form: form, parameter: $0) }
    }
    let first = uses[0].parameter
    let coulomb = uses.filter { $0.parameter.isCoulombStrength }.map { $0.form.name }
    let fallback: Fallback =
      coulomb.isEmpty
      ? .required
      : .derived(
        "2 e^2/kappa with form \(coulomb.joined(separator: " or ")) and units.relative_permittivity"
      )
    return InputKey(
      "interaction.\(which).\(name)", .number(InputRange(first.range)),
      InputDimension(first.dimension), fallback: fallback,
      applies: applies(to: uses.map { $0.form.name }), example: example(uses[0].form, of: which),
      meaning(of: uses.map { ($0.form.name, $0.parameter) }, in: which))
  }

  /// The meaning that most forms give to a parameter, and what differs in the others.
  private static func meaning(
    of uses: [(form: String, parameter: PotentialParameter)], in which: String
  ) -> String {
    func meaning(_ parameter: PotentialParameter) -> String {
      which == "intrawire" ? parameter.meaningInside ?? parameter.meaning : parameter.meaning
    }
    let first = uses[0].parameter
    let others = uses.filter { meaning($0.parameter) != meaning(first) }.map {
      " With form \($0.form): \(meaning($0.parameter))"
    }
    let slopes = uses.filter { $0.parameter.dimension == .potentialSlope }.map { $0.form }
    let slope = InputDimension.potentialSlope
    let unit =
      first.dimension == .potentialSlope || slopes.isEmpty
      ? ""
      : " With the form\(slopes.count == 1 ? "" : "s") \(slopes.joined(separator: " and ")) it is an "
        + "energy times a length squared (\(slope.reducedUnit); SI: \(slope.siUnit))."
    return meaning(first) + others.joined() + unit
  }

  /// What to say to somebody who gives infinity, where a potential says more than that it is not finite.
  var whyFinite: String? {
    guard path.hasPrefix("interaction.") else { return nil }
    return Potential.forms.compactMap { $0 as? any ParametricPotential.Type }
      .flatMap { $0.parameters }.first { $0.name == name && $0.whyFinite != nil }?.whyFinite
  }

  private static func file(of which: String) -> InputKey {
    InputKey(
      "interaction.\(which).file", .file, fallback: .required,
      applies: applies(to: [TabulatedPotential.name]),
      example: "interaction: {\(which): {form: \(TabulatedPotential.name), file: potential.dat}}",
      "A text file with two columns, q >= 0 in increasing order and V(q), in the units of the "
        + "input; # starts a comment. Between its rows V(q) is a monotone cubic; below the first row it keeps "
        + "its first value, beyond the last row it is zero. Let the table start at q = 0 and end where V(q) is "
        + "negligible: a run says how much of its answer depends on what the table leaves open.")
  }

  private static func example(
    _ form: any ParametricPotential.Type, of which: String, more: String? = nil
  ) -> String {
    let numbers =
      form.parameters.map { "\($0.name): \(InputValue.text(of: $0.sample))" }
      + [more].compactMap(\.self)
    return "interaction: {\(which): {form: \(form.name), \(numbers.joined(separator: ", "))}}"
  }

  private static func applies(to names: [String]) -> String {
    let others = Potential.forms.map { $0.name }.filter { !names.contains($0) }
    return others.count < names.count
      ? "with every form but " + others.joined(separator: " or ")
      : "with form " + names.joined(separator: " or ")
  }
}

extension InputRange {
  /// The numbers that a parameter of a potential admits.
  init(_ range: PotentialParameter.Range) {
    self =
      switch range {
      case .finite: .any
      case .positive: .positive
      }
  }
}

extension InputDimension {
  /// The dimension of a parameter of a potential.
  init(_ dimension: PotentialParameter.Dimension) {
    self =
      switch dimension {
      case .potential: .potential
      case .potentialSlope: .potentialSlope
      case .length: .length
      case .momentum: .momentum
      }
  }
}
