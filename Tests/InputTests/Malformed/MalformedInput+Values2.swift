extension MalformedInput {
  /// Values of the wrong kind or out of range.
  static let values2: [MalformedInput] = [
    MalformedInput(
      "a wrong number for one of the wires",
      """
      wires: {fermi_energy: [3, x]}
      interaction: {interwire: {form: contact, strength: 0.5}}

      """,
      """
      in.yaml:1:23: wires.fermi_energy: x is not a number; a list [wire 1, wire 2] of two \
      numbers is allowed; write wires: {fermi_energy: [3.25, 2.75]}
      """),
    MalformedInput(
      "a negative length",
      """
      wires: {fermi_energy: [3, 3]}
      interaction: {interwire: {form: gaussian, strength: 0.5, length: -1}}

      """,
      """
      in.yaml:2:66: interaction.interwire.length: -1 is out of range; a number greater than 0 is \
      allowed; write interaction: {interwire: {form: gaussian, strength: 0.5, length: 1.4}}
      """),
    MalformedInput(
      "a length of zero",
      """
      wires: {fermi_energy: [3, 3]}
      interaction: {interwire: {form: exponential, strength: 0.5, length: 0}}

      """,
      """
      in.yaml:2:69: interaction.interwire.length: 0 is out of range; a number greater than 0 is \
      allowed; write interaction: {interwire: {form: gaussian, strength: 0.5, length: 1.4}}
      """),
    MalformedInput(
      "a negative factor",
      """
      wires: {fermi_energy: [3, 3]}
      interaction: {interwire: {form: contact, strength: 0.5}}
      collisions: {pairs: -1}

      """,
      """
      in.yaml:3:21: collisions.pairs: -1 is out of range; a number of at least 0 is allowed; \
      write collisions: {pairs: 1}
      """),
    MalformedInput(
      "a negative lambda",
      """
      wires: {fermi_energy: [3, 3]}
      interaction: {interwire: {form: contact, strength: 0.5}}
      collisions: {triples: {kernel: soft-model, lambda: [0.1, -0.1]}}

      """,
      """
      in.yaml:3:52: collisions.triples.lambda: -0.1 is out of range; a list [wire 1, wire 2] of \
      two numbers of at least 0 is allowed; write collisions: {triples: {kernel: soft-model, \
      lambda: [0.02, 0.03], mu_1: 0.01}}
      """),
    MalformedInput(
      "a target error of zero",
      """
      wires: {fermi_energy: [3, 3]}
      interaction: {interwire: {form: contact, strength: 0.5}}
      solve: {target_error: 0}

      """,
      """
      in.yaml:3:23: solve.target_error: 0 is out of range; a number between 0 and 1 is allowed; \
      write solve: {target_error: 0.01}
      """),
    MalformedInput(
      "a target error in percent",
      """
      wires: {fermi_energy: [3, 3]}
      interaction: {interwire: {form: contact, strength: 0.5}}
      solve: {target_error: 1%}

      """,
      """
      in.yaml:3:23: solve.target_error: 1% is not a number; a number between 0 and 1 is allowed; \
      write the fraction as a decimal number
      """),
    MalformedInput(
      "a target error of one",
      """
      wires: {fermi_energy: [3, 3]}
      interaction: {interwire: {form: contact, strength: 0.5}}
      solve: {target_error: 1}

      """,
      """
      in.yaml:3:23: solve.target_error: 1 is out of range; a number between 0 and 1 is allowed; \
      write solve: {target_error: 0.01}
      """),
    MalformedInput(
      "a fractional number of samples",
      """
      wires: {fermi_energy: [3, 3]}
      interaction: {interwire: {form: contact, strength: 0.5}}
      solve: {samples: 0.5}

      """,
      """
      in.yaml:3:18: solve.samples: 0.5 is not a whole number; a whole number from 1 to \
      1000000000000000 is allowed; write solve: {samples: 2e6}
      """),
    MalformedInput(
      "no samples",
      """
      wires: {fermi_energy: [3, 3]}
      interaction: {interwire: {form: contact, strength: 0.5}}
      solve: {samples: 0}

      """,
      """
      in.yaml:3:18: solve.samples: 0 is out of range; a whole number from 1 to 1000000000000000 \
      is allowed; write solve: {samples: 2e6}
      """),
    MalformedInput(
      "more samples than there may be",
      """
      wires: {fermi_energy: [3, 3]}
      interaction: {interwire: {form: contact, strength: 0.5}}
      solve: {samples: 1e30}

      """,
      """
      in.yaml:3:18: solve.samples: 1e30 is out of range; a whole number from 1 to \
      1000000000000000 is allowed; write solve: {samples: 2e6}
      """),
    MalformedInput(
      "a degree out of range",
      """
      wires: {fermi_energy: [3, 3]}
      interaction: {interwire: {form: contact, strength: 0.5}}
      solve: {basis: {degree: 6}}

      """,
      """
      in.yaml:3:25: solve.basis.degree: 6 is out of range; a whole number from 1 to 5 is \
      allowed; write solve: {basis: {degree: 3}}
      """),
    MalformedInput(
      "too few intervals",
      """
      wires: {fermi_energy: [3, 3]}
      interaction: {interwire: {form: contact, strength: 0.5}}
      solve: {basis: {intervals: 3}}

      """,
      """
      in.yaml:3:28: solve.basis.intervals: 3 is out of range; a whole number from 4 to 1000 is \
      allowed; write solve: {basis: {intervals: 24}}
      """),
    MalformedInput(
      "a misspelled cutoff",
      """
      wires: {fermi_energy: [3, 3]}
      interaction: {interwire: {form: contact, strength: 0.5}}
      solve: {basis: {cutoff: atuo}}

      """,
      """
      in.yaml:3:25: solve.basis.cutoff: atuo is not allowed; a number greater than 0, or auto is \
      allowed; did you mean auto?
      """),
    MalformedInput(
      "a negative cutoff",
      """
      wires: {fermi_energy: [3, 3]}
      interaction: {interwire: {form: contact, strength: 0.5}}
      solve: {basis: {cutoff: -3}}

      """,
      """
      in.yaml:3:25: solve.basis.cutoff: -3 is out of range; a number greater than 0, or auto is \
      allowed; write solve: {basis: {cutoff: 6.5}}
      """),
    MalformedInput(
      "a negative seed",
      """
      wires: {fermi_energy: [3, 3]}
      interaction: {interwire: {form: contact, strength: 0.5}}
      random: {seed: -1}

      """,
      """
      in.yaml:3:16: random.seed: -1 is out of range; a whole number from 0 to 2^64 - 1 is \
      allowed; write random: {seed: 1}
      """),
  ]
}
