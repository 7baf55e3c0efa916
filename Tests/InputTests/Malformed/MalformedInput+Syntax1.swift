extension MalformedInput {
  /// Texts that are no YAML, or not the one mapping that an input is.
  static let syntax1: [MalformedInput] = [
    MalformedInput(
      "an empty file",
      "",
      """
      in.yaml:1:1: the file holds no input; a run needs at least wires and interaction; start \
      from one of the samples
      """),
    MalformedInput(
      "comments only",
      """
      # nothing here

      """,
      """
      in.yaml:1:1: the file holds no input; a run needs at least wires and interaction; start \
      from one of the samples
      """),
    MalformedInput(
      "an empty document",
      """
      ---

      """,
      """
      in.yaml:1:1: the file holds no input; a run needs at least wires and interaction; start \
      from one of the samples
      """),
    MalformedInput(
      "a word instead of a mapping",
      """
      hello

      """,
      """
      in.yaml:1:1: hello is not a mapping; an input is a list of key: value; start from one of \
      the samples
      """),
    MalformedInput(
      "a list instead of a mapping",
      """
      - wires
      - interaction

      """,
      """
      in.yaml:1:1: a list of 2 values is not a mapping; an input is a list of key: value; start \
      from one of the samples
      """),
    MalformedInput(
      "a tab as indentation",
      """
      wires:
      \tfermi_energy: [3, 3]
      interaction: {interwire: {form: contact, strength: 0.5}}

      """,
      """
      in.yaml:2:1: this is not YAML: found character that cannot start any token; while scanning \
      for the next token from line 2; indent with spaces, not with tabs
      """),
    MalformedInput(
      "a bracket left open",
      """
      wires: {fermi_energy: [3, 3}
      interaction: {interwire: {form: contact, strength: 0.5}}

      """,
      """
      in.yaml:1:28: this is not YAML: did not find expected ',' or ']'; while parsing a flow \
      sequence from line 1; close the bracket, or add the missing comma
      """),
    MalformedInput(
      "a brace left open",
      """
      interaction: {interwire: {form: contact, strength: 0.5}}
      wires: {fermi_energy: [3, 3]

      """,
      """
      in.yaml:3:1: this is not YAML: did not find expected ',' or '}'; while parsing a flow \
      mapping from line 2; close the bracket, or add the missing comma
      """),
    MalformedInput(
      "a quote left open",
      """
      title: "resonance
      wires: {fermi_energy: [3, 3]}
      interaction: {interwire: {form: contact, strength: 0.5}}

      """,
      """
      in.yaml:4:1: this is not YAML: found unexpected end of stream; while scanning a quoted \
      scalar from line 1; close the quote
      """),
    MalformedInput(
      "a colon inside a plain text",
      """
      title: drag: a study
      wires: {fermi_energy: [3, 3]}
      interaction: {interwire: {form: contact, strength: 0.5}}

      """,
      """
      in.yaml:1:12: this is not YAML: mapping values are not allowed in this context; the text \
      must be readable as YAML; check the line before and the indentation, and put a text with \
      a colon in quotes
      """),
    MalformedInput(
      "wrong indentation",
      """
      wires:
        mean_fermi_energy: 3
       mismatch: 0.5
      interaction: {interwire: {form: contact, strength: 0.5}}

      """,
      """
      in.yaml:3:2: this is not YAML: did not find expected key; while parsing a block mapping \
      from line 1; check the indentation, the brackets and the quotes
      """),
    MalformedInput(
      "a missing colon",
      """
      wires
        fermi_energy: [3, 3]
      interaction: {interwire: {form: contact, strength: 0.5}}

      """,
      """
      in.yaml:2:15: this is not YAML: mapping values are not allowed in this context; the text \
      must be readable as YAML; check the line before and the indentation, and put a text with \
      a colon in quotes
      """),
    MalformedInput(
      "two documents",
      """
      wires: {fermi_energy: [3, 3]}
      interaction: {interwire: {form: contact, strength: 0.5}}
      ---
      wires: {fermi_energy: [3, 3]}
      interaction: {interwire: {form: contact, strength: 0.5}}

      """,
      """
      in.yaml:3:1: there is a second document; an input file holds one; remove all but one (they \
      begin with ---)
      """),
    MalformedInput(
      "an alias without an anchor",
      """
      wires: *missing
      interaction: {interwire: {form: contact, strength: 0.5}}

      """,
      """
      in.yaml:1:8: this is not YAML: found undefined alias; the text must be readable as YAML; \
      define the anchor before its alias
      """),
    MalformedInput(
      "a key that is a list",
      """
      ? [a, b]
      : 1
      wires: {fermi_energy: [3, 3]}
      interaction: {interwire: {form: contact, strength: 0.5}}

      """,
      """
      in.yaml:1:3: a key is a list or a mapping; keys are words; write a word
      """),
    MalformedInput(
      "a control character",
      """
      title: \u{7}bell
      wires: {fermi_energy: [3, 3]}
      interaction: {interwire: {form: contact, strength: 0.5}}

      """,
      """
      in.yaml:1:8: there is a control character (code 7); input files are plain text; save the \
      file as UTF-8 text
      """),
  ]
}
