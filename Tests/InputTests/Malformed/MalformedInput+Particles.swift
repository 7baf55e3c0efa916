extension MalformedInput {
  /// The particle engine and fields that vary in time.
  static let particles: [MalformedInput] = [
    MalformedInput(
      "a setting of the particle engine for the operator engine",
      """
      wires: {fermi_energy: [3, 3]}
      interaction: {interwire: {form: contact, strength: 0.5}}
      particles: {replicas: 4}

      """,
      """
      in.yaml:3:23: particles.replicas: 4 has no effect here; it applies with \
      solve.engine particles; remove it, or change what it depends on
      """),
    MalformedInput(
      "fields that vary in time for the operator engine",
      """
      wires: {fermi_energy: [3, 3]}
      interaction: {interwire: {form: contact, strength: 0.5}}
      fields: {E1: 1, E2: 0, shape: harmonic, omega: 1}

      """,
      """
      in.yaml:3:31: fields.shape: harmonic has no effect here; it applies with \
      solve.engine particles; remove it, or change what it depends on
      in.yaml:3:48: fields.omega: 1 has no effect here; it applies with fields.shape \
      harmonic; remove it, or change what it depends on
      """),
    MalformedInput(
      "a pulse without an end",
      """
      wires: {fermi_energy: [3, 3]}
      interaction: {interwire: {form: contact, strength: 0.5}}
      solve: {engine: particles}
      fields: {E1: 1, E2: 0, shape: pulse}

      """,
      """
      in.yaml:4:1: fields.duration: is missing; a number greater than 0 is needed with \
      fields.shape pulse; write fields: {E1: 1, E2: 0, shape: pulse, duration: 20}
      """),
    MalformedInput(
      "a duration of constant fields",
      """
      wires: {fermi_energy: [3, 3]}
      interaction: {interwire: {form: contact, strength: 0.5}}
      solve: {engine: particles}
      fields: {E1: 1, E2: 0, duration: 5}

      """,
      """
      in.yaml:4:34: fields.duration: 5 has no effect here; it applies with fields.shape \
      pulse; remove it, or change what it depends on
      """),
    MalformedInput(
      "constant fields beside a table of fields",
      """
      wires: {fermi_energy: [3, 3]}
      interaction: {interwire: {form: contact, strength: 0.5}}
      solve: {engine: particles}
      fields: {E1: 1, E2: 0, shape: table}

      """,
      """
      in.yaml:4:1: fields.file: is missing; the name of a file is needed with fields.shape \
      table; write fields: {shape: table, file: fields.dat}
      in.yaml:4:14: fields.E1: has no effect with fields.shape table; the table holds the \
      fields of both wires; remove it, or write them into the table
      in.yaml:4:21: fields.E2: has no effect with fields.shape table; the table holds the \
      fields of both wires; remove it, or write them into the table
      """),
    MalformedInput(
      "a phase of a pulse",
      """
      wires: {fermi_energy: [3, 3]}
      interaction: {interwire: {form: contact, strength: 0.5}}
      solve: {engine: particles}
      fields: {E1: 1, E2: 0, shape: pulse, start: -1, duration: 5, phase: 1}

      """,
      """
      in.yaml:4:45: fields.start: -1 is out of range; a number of at least 0 is allowed; \
      write fields: {E1: 1, E2: 0, shape: pulse, start: 10, duration: 20}
      """),
    MalformedInput(
      "a misspelled shape of fields",
      """
      wires: {fermi_energy: [3, 3]}
      interaction: {interwire: {form: contact, strength: 0.5}}
      solve: {engine: particles}
      fields: {E1: 1, E2: 0, shape: puls}

      """,
      """
      in.yaml:4:31: fields.shape: puls is not allowed; one of constant, pulse, \
      harmonic, table is allowed; did you mean pulse?
      """),
    MalformedInput(
      "linear splines for particles",
      """
      wires: {fermi_energy: [3, 3]}
      interaction: {interwire: {form: contact, strength: 0.5}}
      solve: {engine: particles, basis: {degree: 1}}

      """,
      """
      in.yaml:3:44: solve.basis.degree: 1 is too low for the particle engine; particles \
      are merged by cells whose splines have degree 2 to 5; write solve: {basis: \
      {degree: 3}}
      """),
    MalformedInput(
      "a time step longer than the run",
      """
      wires: {fermi_energy: [3, 3]}
      interaction: {interwire: {form: contact, strength: 0.5}}
      solve: {engine: particles}
      particles: {duration: 1, time_step: 2}

      """,
      """
      in.yaml:4:37: particles.time_step: is longer than particles.duration; a run has at \
      least one time step; shorten the step, or write time_step: auto
      """),
    MalformedInput(
      "a misspelled automatic time step",
      """
      wires: {fermi_energy: [3, 3]}
      interaction: {interwire: {form: contact, strength: 0.5}}
      solve: {engine: particles}
      particles: {time_step: atuo}

      """,
      """
      in.yaml:4:24: particles.time_step: atuo is not allowed; a number greater than 0, \
      or auto is allowed; did you mean auto?
      """),
    MalformedInput(
      "too many replicas",
      """
      wires: {fermi_energy: [3, 3]}
      interaction: {interwire: {form: contact, strength: 0.5}}
      solve: {engine: particles}
      particles: {replicas: 801}

      """,
      """
      in.yaml:4:23: particles.replicas: 801 is out of range; a whole number from 1 to \
      800 is allowed; write particles: {replicas: 8}
      """),
    MalformedInput(
      "a bump without its shape",
      """
      wires: {fermi_energy: [3, 3]}
      interaction: {interwire: {form: contact, strength: 0.5}}
      solve: {engine: particles}
      particles: {start: bump, bump: {height: [1, -1], width: 0.1}}

      """,
      """
      in.yaml:4:26: particles.bump.momentum: is missing; a number greater than 0 is \
      needed with particles.start bump; write particles: {start: bump, bump: {height: \
      [1, -1], momentum: 2, width: 0.3}}
      """),
    MalformedInput(
      "a bump that is not asked for",
      """
      wires: {fermi_energy: [3, 3]}
      interaction: {interwire: {form: contact, strength: 0.5}}
      solve: {engine: particles}
      particles: {bump: {width: 0.1}}

      """,
      """
      in.yaml:4:27: particles.bump.width: 0.1 has no effect here; it applies with \
      particles.start bump; remove it, or change what it depends on
      """),
  ]
}
