extension MalformedInput {
  /// Keys that do not exist, or that are missing.
  static let keys1: [MalformedInput] = [
    MalformedInput(
      "an unknown section",
      """
      wires: {fermi_energy: [3, 3]}
      interaction: {interwire: {form: contact, strength: 0.5}}
      colisions: {pairs: 1}

      """,
      """
      in.yaml:3:1: colisions: there is no such key; the file may hold title, units, wires, \
      interaction, collisions, fields, solve, particles, random, response, fokker_planck, sweep; did you mean collisions?
      """),
    MalformedInput(
      "an unknown section far from all others",
      """
      wires: {fermi_energy: [3, 3]}
      interaction: {interwire: {form: contact, strength: 0.5}}
      weather: fine

      """,
      """
      in.yaml:3:1: weather: there is no such key; the file may hold title, units, wires, \
      interaction, collisions, fields, solve, particles, random, response, fokker_planck, sweep; remove it
      """),
    MalformedInput(
      "a misspelled key",
      """
      wires: {fermi_enery: [3, 3]}
      interaction: {interwire: {form: contact, strength: 0.5}}

      """,
      """
      in.yaml:1:9: wires.fermi_enery: there is no such key; wires may hold fermi_energy, \
      mean_fermi_energy, mismatch, density, flavours; did you mean wires.fermi_energy?
      """),
    MalformedInput(
      "a key in the wrong section",
      """
      wires: {fermi_energy: [3, 3]}
      interaction: {interwire: {form: contact, strength: 0.5}}
      seed: 3

      """,
      """
      in.yaml:3:1: seed: there is no such key; the file may hold title, units, wires, \
      interaction, collisions, fields, solve, particles, random, response, fokker_planck, sweep; did you mean random.seed?
      """),
    MalformedInput(
      "a key of another form of the same section",
      """
      wires: {fermi_energy: [3, 3]}
      interaction: {interwire: {form: contact, strength: 0.5}}
      solve: {basis: {intervalls: 24, order: 3}}

      """,
      """
      in.yaml:3:17: solve.basis.intervalls: there is no such key; solve.basis may hold \
      intervals, degree, cutoff, spacing; did you mean solve.basis.intervals?
      in.yaml:3:33: solve.basis.order: there is no such key; solve.basis may hold intervals, \
      degree, cutoff, spacing; remove it
      """),
    MalformedInput(
      "a key in capitals",
      """
      Wires: {fermi_energy: [3, 3]}
      interaction: {interwire: {form: contact, strength: 0.5}}

      """,
      """
      in.yaml:1:1: Wires: there is no such key; the file may hold title, units, wires, \
      interaction, collisions, fields, solve, particles, random, response, fokker_planck, sweep; did you mean wires?
      """),
    MalformedInput(
      "no wires",
      """
      interaction: {interwire: {form: contact, strength: 0.5}}

      """,
      """
      in.yaml:1:1: wires: there are no chemical potentials; wires needs fermi_energy, or \
      mean_fermi_energy and mismatch, or density; write wires: {fermi_energy: [3.25, 2.75]}
      """),
    MalformedInput(
      "no interaction",
      """
      wires: {fermi_energy: [3, 3]}

      """,
      """
      in.yaml:1:1: interaction.interwire.form: is missing; one of contact, gaussian, \
      exponential, gated-coulomb, double-gated-coulomb, tabulated, cheon-shigehara, calogero, hyperbolic is needed; \
      write interaction: {interwire: {form: gaussian, strength: 0.5, length: 1.4}}
      """),
    MalformedInput(
      "empty wires",
      """
      wires:
      interaction: {interwire: {form: contact, strength: 0.5}}

      """,
      """
      in.yaml:1:7: wires: an empty value is not a mapping; wires holds fermi_energy, \
      mean_fermi_energy, mismatch, density, flavours; write wires: {fermi_energy: ...}
      """),
    MalformedInput(
      "wires without a chemical potential",
      """
      wires: {mismatch: 0.5}
      interaction: {interwire: {form: contact, strength: 0.5}}

      """,
      """
      in.yaml:1:1: wires: there are no chemical potentials; wires needs fermi_energy, or \
      mean_fermi_energy and mismatch, or density; write wires: {fermi_energy: [3.25, 2.75]}
      """),
    MalformedInput(
      "a section that is a number",
      """
      wires: {fermi_energy: [3, 3]}
      interaction: {interwire: {form: contact, strength: 0.5}}
      solve: 3

      """,
      """
      in.yaml:3:8: solve: 3 is not a mapping; solve holds engine, target_error, samples, \
      max_samples, polish, basis; write solve: {engine: ...}
      """),
    MalformedInput(
      "a section that is a list",
      """
      wires: {fermi_energy: [3, 3]}
      interaction: {interwire: {form: contact, strength: 0.5}}
      collisions: [1, 2]

      """,
      """
      in.yaml:3:13: collisions: a list of 2 values is not a mapping; collisions holds pairs, \
      pair_scattering, triples; write collisions: {pairs: ...}
      """),
    MalformedInput(
      "no form",
      """
      wires: {fermi_energy: [3, 3]}
      interaction: {interwire: {strength: 0.5}}

      """,
      """
      in.yaml:2:15: interaction.interwire.form: is missing; one of contact, gaussian, \
      exponential, gated-coulomb, double-gated-coulomb, tabulated, cheon-shigehara, calogero, hyperbolic is needed; \
      write interaction: {interwire: {form: gaussian, strength: 0.5, length: 1.4}}
      """),
    MalformedInput(
      "no strength",
      """
      wires: {fermi_energy: [3, 3]}
      interaction: {interwire: {form: gaussian, length: 1.4}}

      """,
      """
      in.yaml:2:15: interaction.interwire.strength: is missing; a number is needed with every \
      form but tabulated; write interaction: {interwire: {form: contact, strength: 0.5}}
      """),
    MalformedInput(
      "no length",
      """
      wires: {fermi_energy: [3, 3]}
      interaction: {interwire: {form: gaussian, strength: 0.5}}

      """,
      """
      in.yaml:2:15: interaction.interwire.length: is missing; a number greater than 0 is needed \
      with form gaussian or exponential or hyperbolic; write interaction: {interwire: {form: \
      gaussian, strength: 0.5, length: 1.4}}
      """),
    MalformedInput(
      "no gate",
      """
      wires: {fermi_energy: [3, 3]}
      interaction: {interwire: {form: gated-coulomb, strength: 0.5, separation: 2}}

      """,
      """
      in.yaml:2:15: interaction.interwire.gate: is missing; a number greater than 0 is needed \
      with form gated-coulomb or double-gated-coulomb; write interaction: {interwire: {form: gated-coulomb, strength: \
      0.8, separation: 2, gate: 4}}
      """),
  ]
}
