extension MalformedInput {
  /// Texts that are no YAML, or not the one mapping that an input is.
  static let syntax2: [MalformedInput] = [
    MalformedInput(
      "a percent sign at the start",
      """
      %nonsense
      wires: {fermi_energy: [3, 3]}
      interaction: {interwire: {form: contact, strength: 0.5}}

      """,
      """
      in.yaml:1:10: this is not YAML: found unknown directive name; while scanning a directive \
      from line 1; check the indentation, the brackets and the quotes
      """),
    MalformedInput(
      "a key given twice",
      """
      title: one
      wires: {fermi_energy: [3, 3]}
      interaction: {interwire: {form: contact, strength: 0.5}}
      title: two

      """,
      """
      in.yaml:4:1: title is given more than once; each key may stand once in its mapping, and it \
      stands on line 1 already; remove all but one
      """),
    MalformedInput(
      "several keys given twice",
      """
      wires: {fermi_energy: [3, 3], fermi_energy: [2, 2]}
      interaction: {interwire: {form: contact, strength: 0.5}}
      random: {seed: 1, "seed": 2, seed: x}

      """,
      """
      in.yaml:1:31: fermi_energy is given more than once; each key may stand once in its \
      mapping, and it stands on line 1 already; remove all but one
      in.yaml:3:19: seed is given more than once; each key may stand once in its mapping, and it \
      stands on line 3 already; remove all but one
      in.yaml:3:30: seed is given more than once; each key may stand once in its mapping, and it \
      stands on line 3 already; remove all but one
      """),
  ]
}
