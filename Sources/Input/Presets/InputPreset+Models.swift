/// Presets in reduced units: hbar = k_B = e = m = T = 1.
extension InputPreset {
  static let identicalWires = InputPreset(
    "identical-wires", "Two identical wires, pair collisions: the simplest friction there is.",
    """
    title: identical wires

    # Chemical potentials from the band bottom, in units of the temperature T.
    wires: {fermi_energy: [3, 3]}

    interaction:
      # V(q) = strength exp(-(q length)^2); lengths in hbar/sqrt(mT), strengths in hbar sqrt(T/m).
      interwire: {form: gaussian, strength: 0.5, length: 1.4}

    collisions:
      pairs: 1                        # a factor on their rate; 0 switches them off
      triples: {kernel: none}         # or microscopic, or soft-model

    solve: {target_error: 0.01}       # stop at 1 % of the drag resistivity
    random: {seed: 1}

    # Remove the # to vary a key; several keys multiply.
    # sweep: {wires.fermi_energy: {from: [1, 1], to: [8, 8], points: 8}}

    """)

  static let resonance = InputPreset(
    "resonance",
    "The ultranarrow resonance in the density mismatch, with the exactly solvable model.",
    """
    title: ultranarrow resonance

    wires: {mean_fermi_energy: 5, mismatch: 0}      # in T

    interaction:
      # A long potential makes soft collisions, for which the Fokker-Planck answer is exact.
      interwire: {form: gaussian, strength: 1, length: 20}

    collisions:
      # Three-particle diffusion inside the wires, in units of the pair diffusion D2: it limits the peak.
      triples: {kernel: soft-model, lambda: [1e-6, 1e-6], mu_1: 0, relative_to: D2, length: 20}

    solve: {target_error: 0.02}
    random: {seed: 1}

    # The mismatch eps_F1 - eps_F2; the peak is far narrower than T.
    sweep: {wires.mismatch: [-1, -0.3, -0.1, -0.03, 0, 0.03, 0.1, 0.3, 1]}

    """)

  static let inTime = InputPreset(
    "in-time", "Currents in time after a field is switched on in wire 1, with the particle engine.",
    """
    title: switching the field on in the active wire

    # The particle engine reaches moderate eps_F/T only.
    wires: {fermi_energy: [1.25, 0.75]}

    interaction:
      interwire: {form: gaussian, strength: 1.5, length: 0.7}

    collisions:
      triples: {kernel: soft-model, lambda: [0.02, 0.02], mu_1: 0.01, relative_to: absolute, length: 2}

    # Fields in T sqrt(mT)/(e hbar); shape may be constant, pulse, harmonic or table.
    fields: {E1: 1, E2: 0, shape: constant}

    solve: {engine: particles, target_error: 0.02, basis: {intervals: 8, cutoff: 6}}
    particles: {duration: auto, samples_per_step: 200, replicas: 8, snapshots: 32}
    random: {seed: 1}

    """)

  static let fit = InputPreset(
    "fit", "A model to be fitted to measured data, with a table of them at the end.",
    """
    title: fit of the exactly solvable model

    # What the data vary is read from their columns; what is free starts from the values here.
    wires: {mean_fermi_energy: 5, mismatch: 0}

    interaction:
      interwire: {form: gaussian, strength: 1, length: 20}

    collisions:
      # Free: lambda (D3/D2 of both wires together) and mu_1.
      triples: {kernel: soft-model, lambda: [2e-6, 2e-6], mu_1: 2e-7, relative_to: D2, length: 20}

    random: {seed: 1}

    # drag fit INPUT --engine fokker-planck --data data.txt \\
    #   --free collisions.triples.lambda=1e-8:1e-3 --free collisions.triples.mu_1=0:1e-5
    #
    # data.txt, columns separated by blanks or commas, in the units of this input (kOhm/um with SI):
    #   wires.mismatch  rho_D      error
    #   -0.3            2.1e-4     0.1e-4
    #    0.0            9.8e-2     0.2e-2
    #    0.3            2.2e-4     0.1e-4

    """)
}
