extension RepeatedWork {
  private static let gaussian = """
    interaction:
      intrawire: {form: gaussian, strength: 1.0, length: 1.4142135623730951}
      interwire: {form: gaussian, strength: 0.5, length: 1.4142135623730951}

    """

  /// The exactly solvable model.
  static let soft = """
    wires: {fermi_energy: [4.25, 3.75]}
    \(gaussian)collisions:
      triples: {kernel: soft-model, lambda: [0.02, 0.03], mu_1: 0.01, length: 10}
    solve: {samples: 8192, basis: {intervals: 8}}

    """

  /// Three-particle scattering from the microscopic kernels.
  static let microscopic = """
    wires: {mean_fermi_energy: 3, mismatch: 0.5}
    \(gaussian)collisions:
      triples: {kernel: microscopic, intrawire: 1, mixed: 1}
    solve: {samples: 8192, basis: {intervals: 8}}

    """

  /// Particles.
  static let evolving = """
    wires: {mean_fermi_energy: 1, mismatch: 0.5}
    interaction: {interwire: {form: gaussian, strength: 1.5, length: 0.7}}
    collisions:
      triples: {kernel: soft-model, lambda: [0.1, 0.1], mu_1: 0.1, relative_to: absolute, length: 2}
    solve: {engine: particles, basis: {intervals: 6, cutoff: 6}}
    particles: {duration: 0.5, samples_per_step: 20, replicas: 2, snapshots: 2}

    """

  /// A potential from a table beside the input.
  static let tabulated = """
    wires: {mean_fermi_energy: 3}
    interaction: {interwire: {form: tabulated, file: V.dat}}
    sweep: {wires.mismatch: [0, 0.5]}

    """

  /// Inputs with something wrong in their syntax, a key, a value, a combination, a table.
  static let malformed = [
    "wires: {fermi_energy: [3, 3]\n", "wires:\n  - &a [*a]\n", "a: b: c", "\u{0}", "",
    soft + "solv: {samples: 3}\n", soft.replacing("samples: 8192", with: "samples: -1"),
    soft.replacing("gaussian", with: "gausian"), soft + "particles: {duration: 3}\n",
    tabulated.replacing("V.dat", with: "missing.dat"),
  ]
}
