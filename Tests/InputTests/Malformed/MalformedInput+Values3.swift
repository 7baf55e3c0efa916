extension MalformedInput {
  /// Values of the wrong kind or out of range.
  static let values3: [MalformedInput] = [
    MalformedInput(
      "a seed above 64 bits",
      """
      wires: {fermi_energy: [3, 3]}
      interaction: {interwire: {form: contact, strength: 0.5}}
      random: {seed: 18446744073709551616}

      """,
      """
      in.yaml:3:16: random.seed: 18446744073709551616 is out of range; a whole number from 0 to \
      2^64 - 1 is allowed; write random: {seed: 1}
      """),
    MalformedInput(
      "a misspelled generator",
      """
      wires: {fermi_energy: [3, 3]}
      interaction: {interwire: {form: contact, strength: 0.5}}
      random: {generator: mt19973}

      """,
      """
      in.yaml:3:21: random.generator: mt19973 is not allowed; one of 63 names is allowed; did \
      you mean mt19937?
      """),
    MalformedInput(
      "a generator that does not exist",
      """
      wires: {fermi_energy: [3, 3]}
      interaction: {interwire: {form: contact, strength: 0.5}}
      random: {generator: dice}

      """,
      """
      in.yaml:3:21: random.generator: dice is not allowed; one of 63 names is allowed; write \
      random: {generator: philox4x32}
      """),
    MalformedInput(
      "a misspelled engine",
      """
      wires: {fermi_energy: [3, 3]}
      interaction: {interwire: {form: contact, strength: 0.5}}
      solve: {engine: particle}

      """,
      """
      in.yaml:3:17: solve.engine: particle is not allowed; one of operator, particles is \
      allowed; did you mean particles?
      """),
    MalformedInput(
      "a misspelled form",
      """
      wires: {fermi_energy: [3, 3]}
      interaction: {interwire: {form: gausian, strength: 0.5, length: 1}}

      """,
      """
      in.yaml:2:33: interaction.interwire.form: gausian is not allowed; one of contact, \
      gaussian, exponential, gated-coulomb, double-gated-coulomb, tabulated, cheon-shigehara, calogero, hyperbolic \
      is allowed; did you mean gaussian?
      """),
    MalformedInput(
      "an unscreened potential",
      """
      wires: {fermi_energy: [3, 3]}
      interaction: {interwire: {form: coulomb, strength: 0.5}}

      """,
      """
      in.yaml:2:33: interaction.interwire.form: coulomb is not a form: the unscreened potential \
      K0 diverges at q = 0 and is not admissible for three-particle scattering; one of \
      contact, gaussian, exponential, gated-coulomb, double-gated-coulomb, tabulated, cheon-shigehara, calogero, \
      hyperbolic is allowed; choose gated-coulomb, with the distance gate to the metal that \
      screens it
      """),
    MalformedInput(
      "a form that is a list",
      """
      wires: {fermi_energy: [3, 3]}
      interaction: {interwire: {form: [contact], strength: 0.5}}

      """,
      """
      in.yaml:2:33: interaction.interwire.form: a list of one value is not a word; one of \
      contact, gaussian, exponential, gated-coulomb, double-gated-coulomb, tabulated, cheon-shigehara, calogero, \
      hyperbolic is allowed; write interaction: {interwire: {form: gaussian, strength: 0.5, \
      length: 1.4}}
      """),
    MalformedInput(
      "an unknown system of units",
      """
      units: {system: cgs}
      wires: {fermi_energy: [3, 3]}
      interaction: {interwire: {form: contact, strength: 0.5}}

      """,
      """
      in.yaml:1:17: units.system: cgs is not allowed; one of reduced, SI is allowed; write \
      units: {system: SI, temperature: 4.2, effective_mass: 0.067}
      """),
    MalformedInput(
      "a title that is a list",
      """
      title: [a, b]
      wires: {fermi_energy: [3, 3]}
      interaction: {interwire: {form: contact, strength: 0.5}}

      """,
      """
      in.yaml:1:8: title: a list of 2 values is not a text; a text is allowed; write title: \
      ultranarrow resonance
      """),
    MalformedInput(
      "a chemical potential above the range",
      """
      wires: {fermi_energy: [3, 300]}
      interaction: {interwire: {form: contact, strength: 0.5}}

      """,
      """
      in.yaml:1:23: wires.fermi_energy: eps_F of wire 2 would be 300 T; -5 to 200 T is allowed; \
      check the value and its unit
      """),
    MalformedInput(
      "a chemical potential below the range",
      """
      wires: {mean_fermi_energy: 3, mismatch: -18}
      interaction: {interwire: {form: contact, strength: 0.5}}

      """,
      """
      in.yaml:1:28: wires.mean_fermi_energy: eps_F of wire 1 would be -6 T; -5 to 200 T is \
      allowed; check the value and its unit
      """),
    MalformedInput(
      "a chemical potential above the range in SI units",
      """
      units: {system: SI, temperature: 4, effective_mass: 0.067}
      wires: {fermi_energy: [100, 10]}
      interaction: {interwire: {form: contact, strength: 0.5}}

      """,
      """
      in.yaml:2:23: wires.fermi_energy: eps_F of wire 1 would be 100 meV; -1.723 to 68.94 meV is \
      allowed, that is eps_F from -5 to 200 T; check the value and its unit
      """),
    MalformedInput(
      "a density above the range",
      """
      wires: {density: [1, 7]}
      interaction: {interwire: {form: contact, strength: 0.5}}

      """,
      """
      in.yaml:1:18: wires.density: the density of wire 2 would be 7 sqrt(mT)/hbar; 0.002675 to \
      6.366 sqrt(mT)/hbar is allowed, that is eps_F from -5 to 200 T; check the value and its \
      unit
      """),
    MalformedInput(
      "a density of zero",
      """
      wires: {density: [0, 1]}
      interaction: {interwire: {form: contact, strength: 0.5}}

      """,
      """
      in.yaml:1:18: wires.density: 0 is out of range; a list [wire 1, wire 2] of two numbers \
      greater than 0 is allowed; write wires: {density: [40, 42]}
      """),
    MalformedInput(
      "a decimal comma in braces",
      """
      wires: {fermi_energy: [3, 3]}
      interaction: {interwire: {form: contact, strength: 0,5}}

      """,
      """
      in.yaml:2:54: interaction.interwire.5: there is no such key; interaction.interwire may \
      hold form, strength, length, separation, gate, second_gate, momentum, geometry, file; write a decimal \
      point, not a decimal comma
      """),
    MalformedInput(
      "decimal commas in a list",
      """
      wires: {fermi_energy: [3,25, 2,75]}
      interaction: {interwire: {form: contact, strength: 0.5}}

      """,
      """
      in.yaml:1:23: wires.fermi_energy: a list of 4 values is not one value for each wire; a \
      list [wire 1, wire 2] of two numbers is allowed; write wires: {fermi_energy: [3.25, 2.75]}
      """),
  ]
}
