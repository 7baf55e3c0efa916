/// Input files small enough for a test.
enum Inputs {
  static let interaction = """
    interaction:
      intrawire: {form: gaussian, strength: 1.0, length: 1.4142135623730951}
      interwire: {form: gaussian, strength: 0.5, length: 1.4142135623730951}

    """

  /// Identical wires, pair collisions only.
  static let pairs = """
    title: identical wires
    wires: {fermi_energy: [3, 3]}
    \(interaction)solve: {samples: 65536}
    """

  /// Pair collisions only, at densities that differ a little.
  static let frictionless = """
    wires: {mean_fermi_energy: 3, mismatch: 1e-6}
    \(interaction)solve: {samples: 65536}
    """

  /// The exactly solvable model.
  static let soft = """
    title: soft model
    wires: {fermi_energy: [4.25, 3.75]}
    \(interaction)collisions:
      triples: {kernel: soft-model, lambda: [0.02, 0.03], mu_1: 0.01, length: 10}
    solve: {samples: 262144}
    """

  /// The same over a sweep of two values.
  static let sweep = soft + "\nsweep: {wires.mismatch: [0, 0.5]}"

  /// Three-particle scattering from the microscopic kernels, weak enough to keep positivity.
  static let microscopic = """
    wires: {mean_fermi_energy: 3, mismatch: 0.5}
    \(interaction)collisions:
      triples: {kernel: microscopic, intrawire: 1, mixed: 1}
    solve: {samples: 262144, basis: {intervals: 12}}
    """

  /// Samples of a round of it: blocks of 512 in 64 batches of three processes, of 128 of mixed sets.
  static let microscopicRound = 64 * (3 * 512 + 2 * 128)

  /// Particles of the exactly solvable model.
  static let particles = """
    wires: {mean_fermi_energy: 1, mismatch: 0.5}
    interaction: {interwire: {form: gaussian, strength: 1.5, length: 0.7}}
    collisions:
      triples: {kernel: soft-model, lambda: [0.1, 0.1], mu_1: 0.1, relative_to: absolute, length: 2}
    solve: {engine: particles, basis: {intervals: 6, cutoff: 6}}
    particles: {duration: 40, samples_per_step: 100, replicas: 3, snapshots: 4}

    """

  /// Mixed three-particle scattering alone: its finite part is not positive.
  static let indefinite = """
    wires: {fermi_energy: [3, 3]}
    \(interaction)collisions:
      pairs: 0.001
      triples: {kernel: microscopic, intrawire: 0.001, mixed: 1}
    solve: {samples: 262144, basis: {intervals: 8}}
    """
}
