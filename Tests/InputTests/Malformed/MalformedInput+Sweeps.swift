extension MalformedInput {
  /// Sweeps that cannot be done.
  static let sweeps: [MalformedInput] = [
    MalformedInput(
      "a sweep that is a list",
      """
      wires: {fermi_energy: [3, 3]}
      interaction: {interwire: {form: contact, strength: 0.5}}
      sweep: [0, 1]

      """,
      """
      in.yaml:3:8: sweep: a list of 2 values gives nothing to sweep; sweep holds paths of keys, \
      each with its list of values; write sweep: {wires.mismatch: [0, 0.1, 1]}
      """),
    MalformedInput(
      "an empty sweep",
      """
      wires: {fermi_energy: [3, 3]}
      interaction: {interwire: {form: contact, strength: 0.5}}
      sweep: {}

      """,
      """
      in.yaml:3:8: sweep: an empty mapping gives nothing to sweep; sweep holds paths of keys, \
      each with its list of values; write sweep: {wires.mismatch: [0, 0.1, 1]}
      """),
    MalformedInput(
      "a sweep without values",
      """
      wires: {fermi_energy: [3, 3]}
      interaction: {interwire: {form: contact, strength: 0.5}}
      sweep: {collisions.pairs: []}

      """,
      """
      in.yaml:3:27: sweep.collisions.pairs: an empty list gives nothing to sweep; a sweep needs \
      a list of at least one value, or from, to and points; write collisions.pairs: [...] or \
      collisions.pairs: {from: ..., to: ..., points: 11}
      """),
    MalformedInput(
      "a sweep with a single number",
      """
      wires: {fermi_energy: [3, 3]}
      interaction: {interwire: {form: contact, strength: 0.5}}
      sweep: {collisions.pairs: 1}

      """,
      """
      in.yaml:3:27: sweep.collisions.pairs: 1 gives nothing to sweep; a sweep needs a list of at \
      least one value, or from, to and points; write collisions.pairs: [...] or collisions.pairs: \
      {from: ..., to: ..., points: 11}
      """),
    MalformedInput(
      "a sweep of an unknown key",
      """
      wires: {fermi_energy: [3, 3]}
      interaction: {interwire: {form: contact, strength: 0.5}}
      sweep: {wires.mismach: [0, 1]}

      """,
      """
      in.yaml:3:9: sweep.wires.mismach: there is no such key to sweep; a sweep names the whole \
      path of a numeric key, such as wires.mismatch; did you mean wires.mismatch?
      """),
    MalformedInput(
      "a sweep of a bare name",
      """
      wires: {fermi_energy: [3, 3]}
      interaction: {interwire: {form: contact, strength: 0.5}}
      sweep: {mismatch: [0, 1]}

      """,
      """
      in.yaml:3:9: sweep.mismatch: there is no such key to sweep; a sweep names the whole path \
      of a numeric key, such as wires.mismatch; did you mean wires.mismatch?
      """),
    MalformedInput(
      "a sweep of a group",
      """
      wires: {fermi_energy: [3, 3]}
      interaction: {interwire: {form: contact, strength: 0.5}}
      sweep: {wires: {mismatch: [0, 1]}}

      """,
      """
      in.yaml:3:9: sweep.wires: wires is a group of keys; a sweep names the whole path of a \
      numeric key, such as wires.mismatch; write sweep: {wires.mismatch: [0, 0.1, 1]}
      """),
    MalformedInput(
      "a sweep of words",
      """
      wires: {fermi_energy: [3, 3]}
      interaction: {interwire: {form: contact, strength: 0.5}}
      sweep: {interaction.interwire.form: [contact, gaussian]}

      """,
      """
      in.yaml:3:9: sweep.interaction.interwire.form: interaction.interwire.form is not numeric; \
      a sweep varies numbers; write one input file for each value
      """),
    MalformedInput(
      "a sweep with a wrong value",
      """
      wires: {fermi_energy: [3, 3]}
      interaction: {interwire: {form: contact, strength: 0.5}}
      sweep: {collisions.pairs: [1, -1, two]}

      """,
      """
      in.yaml:3:31: sweep.collisions.pairs: -1 is out of range; a number of at least 0 is \
      allowed; correct this value
      in.yaml:3:35: sweep.collisions.pairs: two is not a number; a number of at least 0 is \
      allowed; correct this value
      """),
    MalformedInput(
      "a sweep with one number for two wires",
      """
      sweep: {wires.fermi_energy: [3, 4]}
      interaction: {interwire: {form: contact, strength: 0.5}}

      """,
      """
      in.yaml:1:30: sweep.wires.fermi_energy: 3 is not a list; a list [wire 1, wire 2] of two \
      numbers is allowed; correct this value
      in.yaml:1:33: sweep.wires.fermi_energy: 4 is not a list; a list [wire 1, wire 2] of two \
      numbers is allowed; correct this value
      """),
    MalformedInput(
      "a sweep of a key that has no effect",
      """
      wires: {fermi_energy: [3, 3]}
      interaction: {interwire: {form: contact, strength: 0.5}}
      sweep: {interaction.interwire.gate: [1, 2]}

      """,
      """
      in.yaml:3:38: interaction.interwire.gate: 1 has no effect here; it applies with form \
      gated-coulomb or double-gated-coulomb; remove it, or change what it depends on
      in.yaml:3:41: interaction.interwire.gate: 2 has no effect here; it applies with form \
      gated-coulomb or double-gated-coulomb; remove it, or change what it depends on
      """),
    MalformedInput(
      "a sweep that leaves the range",
      """
      wires: {mean_fermi_energy: 3}
      interaction: {interwire: {form: contact, strength: 0.5}}
      sweep: {wires.mismatch: [0, 1, 20, 500]}

      """,
      """
      in.yaml:3:32: wires.mismatch: eps_F of wire 2 would be -7 T; -5 to 200 T is allowed; check \
      the value and its unit
      in.yaml:3:36: wires.mismatch: eps_F of wire 1 would be 253 T; -5 to 200 T is allowed; \
      check the value and its unit
      """),
    MalformedInput(
      "a sweep of a section's missing neighbour",
      """
      interaction: {interwire: {form: contact, strength: 0.5}}
      sweep: {wires.mismatch: [0, 1]}

      """,
      """
      in.yaml:1:1: wires: there are no chemical potentials; wires needs fermi_energy, or \
      mean_fermi_energy and mismatch, or density; write wires: {fermi_energy: [3.25, 2.75]}
      """),
    MalformedInput(
      "a key swept twice",
      """
      wires: {fermi_energy: [3, 3]}
      interaction: {interwire: {form: contact, strength: 0.5}}
      sweep: {collisions.pairs: [1], collisions.pairs: [2]}

      """,
      """
      in.yaml:3:32: collisions.pairs is given more than once; each key may stand once in its \
      mapping, and it stands on line 3 already; remove all but one
      """),
    MalformedInput(
      "a sweep with too many points",
      """
      wires: {fermi_energy: [3, 3]}
      interaction: {interwire: {form: contact, strength: 0.5}}
      sweep:
        collisions.pairs: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, \
      20, 21, 22, 23, 24, 25]
        interaction.interwire.strength: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, \
      17, 18, 19, 20, 21, 22, 23, 24, 25]
        solve.basis.intervals: [4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20]

      """,
      """
      in.yaml:3:1: sweep: 10625 points are too many; a sweep may have up to 10000 points; split \
      it over several input files
      """),
  ]
}
