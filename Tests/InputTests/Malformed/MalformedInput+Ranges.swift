extension MalformedInput {
  /// Evenly spaced sweeps, and keys that move together, that cannot be done.
  static let ranges: [MalformedInput] = [
    MalformedInput(
      "an evenly spaced sweep without an end",
      """
      wires: {fermi_energy: [3, 3]}
      interaction: {interwire: {form: contact, strength: 0.5}}
      sweep: {collisions.pairs: {from: 1, points: 3}}

      """,
      """
      in.yaml:3:27: sweep.collisions.pairs.to: is missing; an evenly spaced sweep goes from \
      one end to another; write collisions.pairs: {from: ..., to: ..., points: 3}
      """),
    MalformedInput(
      "an evenly spaced sweep without a number of points",
      """
      wires: {fermi_energy: [3, 3]}
      interaction: {interwire: {form: contact, strength: 0.5}}
      sweep: {collisions.pairs: {from: 1, to: 3}}

      """,
      """
      in.yaml:3:27: sweep.collisions.pairs.points: is missing; an evenly spaced sweep has a \
      number of points; write points: 11
      """),
    MalformedInput(
      "a sweep of one point",
      """
      wires: {fermi_energy: [3, 3]}
      interaction: {interwire: {form: contact, strength: 0.5}}
      sweep: {collisions.pairs: {from: 1, to: 3, points: 1}}

      """,
      """
      in.yaml:3:52: sweep.collisions.pairs.points: 1 is not a number of points; a whole number \
      from 2 to 10000 is allowed; write points: 11
      """),
    MalformedInput(
      "a sweep with an unknown scale",
      """
      wires: {fermi_energy: [3, 3]}
      interaction: {interwire: {form: contact, strength: 0.5}}
      sweep: {collisions.pairs: {from: 1, to: 3, points: 3, scale: logarithmic}}

      """,
      """
      in.yaml:3:62: sweep.collisions.pairs.scale: logarithmic is not allowed; one of linear, \
      log is allowed; write scale: log
      """),
    MalformedInput(
      "a sweep with a misspelled part",
      """
      wires: {fermi_energy: [3, 3]}
      interaction: {interwire: {form: contact, strength: 0.5}}
      sweep: {collisions.pairs: {form: 1, to: 3, points: 3}}

      """,
      """
      in.yaml:3:28: sweep.collisions.pairs.form: there is no such key; a swept key may hold \
      from, to, points, scale, values, along; did you mean from?
      """),
    MalformedInput(
      "a logarithmic sweep from zero",
      """
      wires: {fermi_energy: [3, 3]}
      interaction: {interwire: {form: contact, strength: 0.5}}
      sweep: {collisions.pairs: {from: 0, to: 3, points: 3, scale: log}}

      """,
      """
      in.yaml:3:34: sweep.collisions.pairs: a logarithmic sweep cannot go from 0 to 3; both \
      ends need the same sign, and none may be 0; write scale: linear, or begin with a small \
      number instead of 0
      """),
    MalformedInput(
      "a sweep that goes nowhere",
      """
      wires: {fermi_energy: [3, 3]}
      interaction: {interwire: {form: contact, strength: 0.5}}
      sweep: {collisions.pairs: {from: 1, to: 1, points: 3}}

      """,
      """
      in.yaml:3:34: sweep.collisions.pairs: from and to are the same; a sweep varies its key; \
      give different ends, or remove the key from the sweep
      """),
    MalformedInput(
      "a sweep of whole numbers with too many points",
      """
      wires: {fermi_energy: [3, 3]}
      interaction: {interwire: {form: contact, strength: 0.5}}
      sweep: {solve.basis.intervals: {from: 8, to: 10, points: 5}}

      """,
      """
      in.yaml:3:39: sweep.solve.basis.intervals: 5 points do not fit between 8 and 10; the key \
      holds whole numbers, and some would come twice; take fewer points
      """),
    MalformedInput(
      "a sweep between words",
      """
      wires: {fermi_energy: [3, 3]}
      interaction: {interwire: {form: contact, strength: 0.5}}
      sweep: {solve.basis.cutoff: {from: auto, to: 7, points: 3}}

      """,
      """
      in.yaml:3:36: sweep.solve.basis.cutoff: a word is no end of a sweep; evenly spaced \
      values lie between numbers; write a list, such as [auto, 6, 7]
      """),
    MalformedInput(
      "a sweep with values and ends",
      """
      wires: {fermi_energy: [3, 3]}
      interaction: {interwire: {form: contact, strength: 0.5}}
      sweep: {collisions.pairs: {values: [1, 2], to: 3}}

      """,
      """
      in.yaml:3:36: sweep.collisions.pairs.values: contradicts to; values are listed, or \
      evenly spaced between from and to; remove one of them
      """),
    MalformedInput(
      "a sweep along a key that is not swept",
      """
      wires: {fermi_energy: [3, 3]}
      interaction: {interwire: {form: contact, strength: 0.5}}
      sweep: {collisions.pairs: {values: [1, 2], along: random.sead}, random.seed: [1, 2]}

      """,
      """
      in.yaml:3:37: sweep.collisions.pairs.along: random.sead is not swept; along names \
      another key of the sweep, one that moves by itself; did you mean random.seed?
      """),
    MalformedInput(
      "a sweep along itself",
      """
      wires: {fermi_energy: [3, 3]}
      interaction: {interwire: {form: contact, strength: 0.5}}
      sweep: {collisions.pairs: {values: [1, 2], along: collisions.pairs}}

      """,
      """
      in.yaml:3:37: sweep.collisions.pairs.along: collisions.pairs has no axis of its own; \
      along names another key of the sweep, one that moves by itself; remove along
      """),
    MalformedInput(
      "a sweep along a longer one",
      """
      wires: {fermi_energy: [3, 3]}
      interaction: {interwire: {form: contact, strength: 0.5}}
      sweep: {collisions.pairs: {values: [1, 2], along: random.seed}, random.seed: [1, 2, 3]}

      """,
      """
      in.yaml:3:37: sweep.collisions.pairs: has 2 values, random.seed has 3; keys that move \
      together have one value each at every point; give as many values as random.seed has, or \
      from and to
      """),
    MalformedInput(
      "a sweep along a list",
      """
      wires: {fermi_energy: [3, 3]}
      interaction: {interwire: {form: contact, strength: 0.5}}
      sweep: {collisions.pairs: {values: [1, 2], along: [random.seed]}}

      """,
      """
      in.yaml:3:51: sweep.collisions.pairs.along: a list of one value is not the name of a \
      key; along names the swept key with which this one moves; write along: wires.mismatch
      """),
  ]
}
