/// The keys that describe a potential.
extension InputKey {
  /// The forms of potentials and the keys that each of them takes.
  static let forms: [(name: String, keys: [String])] = [
    ("contact", ["strength"]),
    ("gaussian", ["strength", "length"]),
    ("exponential", ["strength", "length"]),
    ("gated-coulomb", ["strength", "separation", "gate"]),
    ("tabulated", ["file"]),
    ("cheon-shigehara", ["strength", "momentum"]),
    ("calogero", ["strength"]),
    ("hyperbolic", ["strength", "length"]),
  ]

  /// Returns the keys of the potential inside the wires or of the one between them.
  static func potential(_ which: String) -> [InputKey] {
    let path = "interaction.\(which)"
    func example(_ form: String) -> String { "interaction: {\(which): \(form)}" }
    func length(_ name: String, _ sample: String, _ meaning: String) -> InputKey {
      InputKey(
        "\(path).\(name)", .number(.positive), name == "momentum" ? .momentum : .length,
        fallback: .required, applies: formsTaking(name), example: example(sample), meaning)
    }
    return [
      InputKey(
        "\(path).form", .word(forms.map(\.name)), fallback: formFallback(which),
        example: example("{form: gaussian, strength: 0.5, length: 1.4}"),
        "The form of the potential V(q) \(which == "intrawire" ? "inside each wire" : "between the wires")"
          + ": contact V0; gaussian V0 exp(-(q l)^2); exponential V0 exp(-l|q|); gated-coulomb "
          + "V0 [K0(|q| s) - K0(|q| sqrt(s^2 + 4 h^2))]; tabulated; and the integrable "
          + "cheon-shigehara V0 (1 - (q/q0)^2), calogero V0 |q|, hyperbolic V0 q coth(q l)."),
      InputKey(
        "\(path).strength", .number(.any), .potential,
        fallback: .derived("2 e^2/kappa with form gated-coulomb and units.relative_permittivity"),
        applies: "with every form but tabulated",
        example: example("{form: contact, strength: 0.5}"),
        "The strength V0. With the forms calogero and hyperbolic it is an energy times a length "
          + "squared (hbar^2/m; SI: meV nm^2)."),
      length(
        "length", "{form: gaussian, strength: 0.5, length: 1.4}", "The range l of the potential."),
      length(
        "separation", "{form: gated-coulomb, strength: 0.8, separation: 2, gate: 4}",
        which == "intrawire"
          ? "The effective width s of a wire." : "The separation s of the wires."),
      length(
        "gate", "{form: gated-coulomb, strength: 0.8, separation: 2, gate: 4}",
        "The distance h of the wires from the gate that screens the potential."),
      length(
        "momentum", "{form: cheon-shigehara, strength: 0.5, momentum: 3}",
        "The momentum q0 at which the potential vanishes."),
      InputKey(
        "\(path).file", .file, fallback: .required, applies: "with form tabulated",
        example: example("{form: tabulated, file: potential.dat}"),
        "A text file with two columns, q >= 0 in increasing order and V(q), in the units of the "
          + "input; # starts a comment."),
    ]
  }

  private static func formFallback(_ which: String) -> Fallback {
    which == "interwire"
      ? .required : .derived("no potential; needed for collisions.triples.kernel microscopic")
  }

  private static func formsTaking(_ name: String) -> String {
    "with form " + forms.filter { $0.keys.contains(name) }.map(\.name).joined(separator: " or ")
  }
}
