extension MalformedInput {
  /// Values of the wrong kind or out of range.
  static let values1: [MalformedInput] = [
    MalformedInput(
      "a number that is a word",
      """
      wires: {fermi_energy: [3, 3]}
      interaction: {interwire: {form: contact, strength: strong}}

      """,
      """
      in.yaml:2:52: interaction.interwire.strength: strong is not a number; a number is allowed; \
      write interaction: {interwire: {form: contact, strength: 0.5}}
      """),
    MalformedInput(
      "a number in quotes",
      """
      wires: {fermi_energy: [3, 3]}
      interaction: {interwire: {form: contact, strength: "0.5"}}

      """,
      """
      in.yaml:2:52: interaction.interwire.strength: "0.5" is a text, not a number; a number is \
      allowed; remove the quotes
      """),
    MalformedInput(
      "a decimal comma",
      """
      wires: {fermi_energy: [3, 3]}
      interaction:
        interwire:
          form: contact
          strength: 0,5

      """,
      """
      in.yaml:5:15: interaction.interwire.strength: 0,5 is not a number; a number is allowed; \
      write a decimal point, not a comma
      """),
    MalformedInput(
      "a number with its unit",
      """
      units: {system: SI, temperature: 4 K, effective_mass: 0.067}
      wires: {fermi_energy: [3, 3]}
      interaction: {interwire: {form: contact, strength: 0.5}}

      """,
      """
      in.yaml:1:34: units.temperature: 4 K is not a number; a number from 0.0001 to 10000 is allowed; \
      write the number alone: the unit is fixed by units.system
      """),
    MalformedInput(
      "a quotient",
      """
      wires: {fermi_energy: [3, 3]}
      interaction: {interwire: {form: contact, strength: 1/2}}

      """,
      """
      in.yaml:2:52: interaction.interwire.strength: 1/2 is not a number; a number is allowed; \
      write the quotient as a decimal number
      """),
    MalformedInput(
      "a hexadecimal number",
      """
      wires: {fermi_energy: [3, 3]}
      interaction: {interwire: {form: contact, strength: 0x10}}

      """,
      """
      in.yaml:2:52: interaction.interwire.strength: 0x10 is not a number; a number is allowed; \
      write it as a decimal number
      """),
    MalformedInput(
      "a truth value for a number",
      """
      wires: {fermi_energy: [3, 3]}
      interaction: {interwire: {form: contact, strength: 0.5}}
      collisions: {pairs: yes}

      """,
      """
      in.yaml:3:21: collisions.pairs: yes is not a number; a number of at least 0 is allowed; \
      write collisions: {pairs: 1}
      """),
    MalformedInput(
      "nothing after the colon",
      """
      wires: {fermi_energy: [3, 3]}
      interaction: {interwire: {form: contact, strength: 0.5}}
      collisions:
        pairs:

      """,
      """
      in.yaml:4:9: collisions.pairs: an empty value is not a number; a number of at least 0 is \
      allowed; write collisions: {pairs: 1}
      """),
    MalformedInput(
      "a number that is not a number",
      """
      wires: {fermi_energy: [3, 3]}
      interaction: {interwire: {form: contact, strength: .nan}}

      """,
      """
      in.yaml:2:52: interaction.interwire.strength: .nan is not a finite number; a number is \
      allowed; write interaction: {interwire: {form: contact, strength: 0.5}}
      """),
    MalformedInput(
      "an infinite number",
      """
      wires: {fermi_energy: [3, 3]}
      interaction: {interwire: {form: contact, strength: 0.5}}
      collisions: {pairs: .inf}

      """,
      """
      in.yaml:3:21: collisions.pairs: .inf is not a finite number; a number of at least 0 is \
      allowed; write collisions: {pairs: 1}
      """),
    MalformedInput(
      "a gate at infinity",
      """
      wires: {fermi_energy: [3, 3]}
      interaction: {interwire: {form: gated-coulomb, strength: 0.5, separation: 2, gate: .inf}}

      """,
      """
      in.yaml:2:84: interaction.interwire.gate: .inf is not a finite number; a number greater \
      than 0 is allowed; a potential without a gate diverges at q = 0: give a finite distance
      """),
    MalformedInput(
      "a number too large",
      """
      wires: {fermi_energy: [3, 3]}
      interaction: {interwire: {form: contact, strength: 1e999}}

      """,
      """
      in.yaml:2:52: interaction.interwire.strength: 1e999 is too large for a number; a number is \
      allowed; write interaction: {interwire: {form: contact, strength: 0.5}}
      """),
    MalformedInput(
      "a list for a number",
      """
      wires: {fermi_energy: [3, 3]}
      interaction: {interwire: {form: contact, strength: 0.5}}
      collisions: {pairs: [1, 2]}

      """,
      """
      in.yaml:3:21: collisions.pairs: a list of 2 values is not a number; a number of at least 0 \
      is allowed; write collisions: {pairs: 1}
      """),
    MalformedInput(
      "a mapping for a number",
      """
      wires: {fermi_energy: [3, 3]}
      interaction: {interwire: {form: contact, strength: 0.5}}
      collisions: {pairs: {strength: 1}}

      """,
      """
      in.yaml:3:21: collisions.pairs: a mapping is not a number; a number of at least 0 is \
      allowed; write collisions: {pairs: 1}
      """),
    MalformedInput(
      "one number for two wires",
      """
      wires: {fermi_energy: 3}
      interaction: {interwire: {form: contact, strength: 0.5}}

      """,
      """
      in.yaml:1:23: wires.fermi_energy: 3 is not a list; a list [wire 1, wire 2] of two numbers \
      is allowed; write wires: {fermi_energy: [3.25, 2.75]}
      """),
    MalformedInput(
      "three numbers for two wires",
      """
      wires: {fermi_energy: [3, 3, 3]}
      interaction: {interwire: {form: contact, strength: 0.5}}

      """,
      """
      in.yaml:1:23: wires.fermi_energy: a list of 3 values is not one value for each wire; a \
      list [wire 1, wire 2] of two numbers is allowed; write wires: {fermi_energy: [3.25, 2.75]}
      """),
  ]
}
