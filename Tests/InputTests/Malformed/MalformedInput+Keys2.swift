extension MalformedInput {
  /// Keys that do not exist, or that are missing.
  static let keys2: [MalformedInput] = [
    MalformedInput(
      "no file of a table",
      """
      wires: {fermi_energy: [3, 3]}
      interaction: {interwire: {form: tabulated}}

      """,
      """
      in.yaml:2:15: interaction.interwire.file: is missing; the name of a file is needed with \
      form tabulated; write interaction: {interwire: {form: tabulated, file: potential.dat}}
      """),
    MalformedInput(
      "microscopic triples without a potential inside the wires",
      """
      wires: {fermi_energy: [3, 3]}
      interaction: {interwire: {form: contact, strength: 0.5}}
      collisions: {triples: {kernel: microscopic}}

      """,
      """
      in.yaml:2:1: interaction.intrawire.form: is missing; one of contact, gaussian, \
      exponential, gated-coulomb, double-gated-coulomb, tabulated, cheon-shigehara, calogero, hyperbolic is needed; \
      write interaction: {intrawire: {form: gaussian, strength: 0.5, length: 1.4}}
      """),
    MalformedInput(
      "a soft model without constants",
      """
      wires: {fermi_energy: [3, 3]}
      interaction: {interwire: {form: contact, strength: 0.5}}
      collisions: {triples: {kernel: soft-model}}

      """,
      """
      in.yaml:3:14: collisions.triples.lambda: is missing; a list [wire 1, wire 2] of two \
      numbers of at least 0 is needed with collisions.triples.kernel soft-model; write \
      collisions: {triples: {kernel: soft-model, lambda: [0.02, 0.03], mu_1: 0.01}}
      """),
    MalformedInput(
      "one field only",
      """
      wires: {fermi_energy: [3, 3]}
      interaction: {interwire: {form: contact, strength: 0.5}}
      fields: {E1: 1}

      """,
      """
      in.yaml:3:1: fields.E2: is missing; both fields are needed, or none for E0 = 0 and E1 - E2 \
      = 1; write fields: {E1: 0.5, E2: -0.5}
      """),
    MalformedInput(
      "the other field only",
      """
      wires: {fermi_energy: [3, 3]}
      interaction: {interwire: {form: contact, strength: 0.5}}
      fields: {E2: 1}

      """,
      """
      in.yaml:3:1: fields.E1: is missing; both fields are needed, or none for E0 = 0 and E1 - E2 \
      = 1; write fields: {E1: 0.5, E2: -0.5}
      """),
    MalformedInput(
      "SI units without a temperature",
      """
      units: {system: SI, effective_mass: 0.067}
      wires: {fermi_energy: [3, 3]}
      interaction: {interwire: {form: contact, strength: 0.5}}

      """,
      """
      in.yaml:1:1: units.temperature: is missing; a number from 0.0001 to 10000 is needed with \
      units.system SI; write units: {system: SI, temperature: 4.2, ...}
      """),
    MalformedInput(
      "everything wrong at once",
      """
      titel: x
      wires: {fermi_energy: 3}
      interaction: {interwire: {form: gausian, strength: 0.5}}
      solve: {engine: operater, basis: {degree: 9}}
      random: {seed: -1}

      """,
      """
      in.yaml:1:1: titel: there is no such key; the file may hold title, units, wires, \
      interaction, collisions, fields, solve, particles, random, response, fokker_planck, sweep; did you mean title?
      in.yaml:2:23: wires.fermi_energy: 3 is not a list; a list [wire 1, wire 2] of two numbers \
      is allowed; write wires: {fermi_energy: [3.25, 2.75]}
      in.yaml:3:33: interaction.interwire.form: gausian is not allowed; one of contact, \
      gaussian, exponential, gated-coulomb, double-gated-coulomb, tabulated, cheon-shigehara, calogero, hyperbolic \
      is allowed; did you mean gaussian?
      in.yaml:4:17: solve.engine: operater is not allowed; one of operator, particles is \
      allowed; did you mean operator?
      in.yaml:4:43: solve.basis.degree: 9 is out of range; a whole number from 1 to 5 is \
      allowed; write solve: {basis: {degree: 3}}
      in.yaml:5:16: random.seed: -1 is out of range; a whole number from 0 to 2^64 - 1 is \
      allowed; write random: {seed: 1}
      """),
    MalformedInput(
      "an absent temperature and mass",
      """
      units: {system: SI}
      wires: {fermi_energy: [3, 3]}
      interaction: {interwire: {form: contact, strength: 0.5}}

      """,
      """
      in.yaml:1:1: units.temperature: is missing; a number from 0.0001 to 10000 is needed with \
      units.system SI; write units: {system: SI, temperature: 4.2, ...}
      in.yaml:1:1: units.effective_mass: is missing; a number from 0.001 to 100 is needed with \
      units.system SI; write units: {system: SI, effective_mass: 0.067, ...}
      """),
    MalformedInput(
      "a gated potential without strength or permittivity",
      """
      units: {system: SI, temperature: 4, effective_mass: 0.067}
      wires: {fermi_energy: [10, 10]}
      interaction:
        interwire: {form: gated-coulomb, separation: 15, gate: 300}

      """,
      """
      in.yaml:4:3: interaction.interwire.strength: is missing; a number is needed with every form \
      but tabulated, unless units.relative_permittivity gives 2 e^2/kappa; write interaction: \
      {interwire: {form: contact, strength: 0.5}}
      """),
    MalformedInput(
      "three flavours",
      """
      wires: {fermi_energy: [3, 3], flavours: 3}
      interaction: {interwire: {form: contact, strength: 0.5}}

      """,
      """
      in.yaml:1:41: wires.flavours: 3 flavours are not possible; electrons without spin have one, spin makes it \
      two, spin and two valleys four; write 1, 2 or 4
      """),
    MalformedInput(
      "eight flavours",
      """
      wires: {fermi_energy: [3, 3], flavours: 8}
      interaction: {interwire: {form: contact, strength: 0.5}}

      """,
      """
      in.yaml:1:41: wires.flavours: 8 is out of range; a whole number from 1 to 4 is allowed; write \
      wires: {density: [40, 40], flavours: 2}
      """),
  ]
}
