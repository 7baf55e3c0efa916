/// Presets in SI units, as one measures.
extension InputPreset {
  static let gaas = InputPreset(
    "gaas", "Two GaAs wires above each other, Coulomb interaction screened by a metal gate.",
    """
    title: GaAs wires

    # K, electron masses; the permittivity sets the strength 2 e^2/kappa of the Coulomb potential.
    units: {system: SI, temperature: 4.2, effective_mass: 0.067, relative_permittivity: 12.9}

    # Electrons per um, both spin directions together, as a gate sweep counts them.
    wires: {density: [40, 40], flavours: 2}

    interaction:
      # nm: separation between the middles of the wires, gate from the metal to the nearer wire.
      interwire: {form: gated-coulomb, separation: 33, gate: 200, geometry: stacked}

    collisions: {pairs: 1, triples: {kernel: none}}

    solve: {target_error: 0.01}
    random: {seed: 1}

    # Warm the wires up, or move density from one to the other:
    sweep: {units.temperature: {from: 1, to: 10, points: 7, scale: log}}
    # sweep: {wires.density: {from: [36, 44], to: [44, 36], points: 9}}

    """)

  static let nanotube = InputPreset(
    "nanotube",
    "Two parallel semiconducting carbon nanotubes in hexagonal boron nitride over a gate.",
    """
    title: parallel carbon nanotubes

    # The mass at the bottom of the first subband of a tube of 2 nm; kappa of boron nitride.
    units: {system: SI, temperature: 10, effective_mass: 0.04, relative_permittivity: 4}

    # Electrons per um, all four flavours together: two spins times two valleys.
    wires: {density: [120, 120], flavours: 4}

    interaction:
      # nm; both tubes lie in the same height over the gate.
      interwire: {form: gated-coulomb, separation: 20, gate: 30}

    # Coulomb forces are strong here: reflection from the wave function, not from Born's approximation.
    collisions: {pairs: 1, pair_scattering: exact, triples: {kernel: none}}

    solve: {target_error: 0.01}
    random: {seed: 1}

    # What a gate does that fills both tubes:
    sweep: {wires.density: {from: [80, 80], to: [240, 240], points: 5}}

    """)
}
