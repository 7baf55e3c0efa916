extension MalformedInput {
  /// Keys that exclude each other, or that have no effect.
  static let contradictions: [MalformedInput] = [
    MalformedInput(
      "two descriptions of the wires",
      """
      wires: {fermi_energy: [3, 3], mean_fermi_energy: 3}
      interaction: {interwire: {form: contact, strength: 0.5}}

      """,
      """
      in.yaml:1:31: wires.mean_fermi_energy: contradicts wires.fermi_energy on line 1; the wires \
      are described by fermi_energy, or by mean_fermi_energy and mismatch, or by density; \
      remove one of them
      """),
    MalformedInput(
      "three descriptions of the wires",
      """
      wires:
        density: [1, 1]
        mean_fermi_energy: 3
        fermi_energy: [3, 3]
      interaction: {interwire: {form: contact, strength: 0.5}}

      """,
      """
      in.yaml:3:3: wires.mean_fermi_energy: contradicts wires.density on line 2; the wires are \
      described by fermi_energy, or by mean_fermi_energy and mismatch, or by density; remove \
      one of them
      in.yaml:4:3: wires.fermi_energy: contradicts wires.density on line 2; the wires are \
      described by fermi_energy, or by mean_fermi_energy and mismatch, or by density; remove \
      one of them
      """),
    MalformedInput(
      "a mismatch of wires that have none",
      """
      wires: {fermi_energy: [3, 3], mismatch: 0.5}
      interaction: {interwire: {form: contact, strength: 0.5}}

      """,
      """
      in.yaml:1:41: wires.mismatch: 0.5 has no effect here; it applies with wires.mean_fermi_energy, or \
      swept with wires.fermi_energy; remove it, or change what it depends on
      """),
    MalformedInput(
      "a target error and a number of samples",
      """
      wires: {fermi_energy: [3, 3]}
      interaction: {interwire: {form: contact, strength: 0.5}}
      solve: {target_error: 0.01, samples: 2e6}

      """,
      """
      in.yaml:3:29: solve.samples: contradicts solve.target_error on line 3; a run stops at a \
      target error or after a number of samples; remove one of them
      """),
    MalformedInput(
      "a number of samples and their limit",
      """
      wires: {fermi_energy: [3, 3]}
      interaction: {interwire: {form: contact, strength: 0.5}}
      solve: {samples: 2e6, max_samples: 1e9}

      """,
      """
      in.yaml:3:36: solve.max_samples: 1000000000 has no effect here; it applies without \
      solve.samples; remove it, or change what it depends on
      """),
    MalformedInput(
      "frequencies from high to low",
      """
      wires: {fermi_energy: [3, 3]}
      interaction: {interwire: {form: contact, strength: 0.5}}
      response: {from: 10, to: 1}

      """,
      """
      in.yaml:3:26: response.to: is not above response.from; frequencies go from the lowest to the \
      highest; exchange the two, or leave one out
      """),
    MalformedInput(
      "a negative frequency and one frequency",
      """
      wires: {fermi_energy: [3, 3]}
      interaction: {interwire: {form: contact, strength: 0.5}}
      response: {from: -1, points: 1}

      """,
      """
      in.yaml:3:18: response.from: -1 is out of range; a number greater than 0 is allowed; write \
      response: {from: 1e-6, to: 1e3, points: 61}
      in.yaml:3:30: response.points: 1 is out of range; a whole number from 2 to 10000 is \
      allowed; write response: {points: 61}
      """),
    MalformedInput(
      "a length of a contact potential",
      """
      wires: {fermi_energy: [3, 3]}
      interaction: {interwire: {form: contact, strength: 0.5, length: 1}}

      """,
      """
      in.yaml:2:65: interaction.interwire.length: 1 has no effect here; it applies with form \
      gaussian or exponential or hyperbolic; remove it, or change what it depends on
      """),
    MalformedInput(
      "a strength of a table",
      """
      wires: {fermi_energy: [3, 3]}
      interaction: {interwire: {form: tabulated, file: missing.dat, strength: 1}}

      """,
      """
      in.yaml:2:50: interaction.interwire.file: missing.dat: the file cannot be read; No such \
      file or directory; check the name of the file
      """),
    MalformedInput(
      "a lambda of the microscopic kernel",
      """
      wires: {fermi_energy: [3, 3]}
      interaction:
        intrawire: {form: contact, strength: 1}
        interwire: {form: contact, strength: 0.5}
      collisions: {triples: {kernel: microscopic, lambda: [0.1, 0.1]}}

      """,
      """
      in.yaml:5:53: collisions.triples.lambda: [0.1, 0.1] has no effect here; it applies with \
      collisions.triples.kernel soft-model; remove it, or change what it depends on
      """),
    MalformedInput(
      "a factor on triples that do not happen",
      """
      wires: {fermi_energy: [3, 3]}
      interaction: {interwire: {form: contact, strength: 0.5}}
      collisions: {triples: {mixed: 1}}

      """,
      """
      in.yaml:3:31: collisions.triples.mixed: 1 has no effect here; it applies with \
      collisions.triples.kernel microscopic; remove it, or change what it depends on
      """),
    MalformedInput(
      "a temperature in reduced units",
      """
      units: {temperature: 4}
      wires: {fermi_energy: [3, 3]}
      interaction: {interwire: {form: contact, strength: 0.5}}

      """,
      """
      in.yaml:1:22: units.temperature: 4 has no effect here; it applies with units.system SI; \
      remove it, or change what it depends on
      """),
    MalformedInput(
      "a number that vanishes in reduced units",
      """
      units: {system: SI, temperature: 4, effective_mass: 0.067}
      wires: {mean_fermi_energy: 3}
      interaction: {interwire: {form: gaussian, strength: 1e308, length: 5e-324}}
      solve: {basis: {cutoff: 1e308}}

      """,
      """
      in.yaml:3:53: interaction.interwire.strength: 5.051e+306 in reduced units is out of reach; \
      magnitudes from 1e-20 to 1e+20 can be computed; check the value and its unit
      in.yaml:3:68: interaction.interwire.length: 5e-324 has no value in reduced units; it would \
      be 0; check the value and its unit
      in.yaml:4:25: solve.basis.cutoff: 1e+308 has no value in reduced units; it would be inf; \
      check the value and its unit
      """),
    MalformedInput(
      "exact scattering off what is no function of a distance",
      """
      wires: {fermi_energy: [3, 3]}
      interaction: {interwire: {form: calogero, strength: 0.5}}
      collisions: {pair_scattering: exact}

      """,
      """
      in.yaml:3:31: collisions.pair_scattering: exact cannot be had for \
      interaction.interwire.form calogero; V(q) grows with q, so there is no potential in real \
      space for two electrons to meet in; write collisions: {pair_scattering: born} or take a \
      form that does not grow
      """),
    MalformedInput(
      "a pair scattering that does not exist",
      """
      wires: {fermi_energy: [3, 3]}
      interaction: {interwire: {form: contact, strength: 0.5}}
      collisions: {pair_scattering: exakt}

      """,
      """
      in.yaml:3:31: collisions.pair_scattering: exakt is not allowed; one of born, exact is \
      allowed; did you mean exact?
      """),
  ]
}
