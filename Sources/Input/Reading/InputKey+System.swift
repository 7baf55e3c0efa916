/// The keys that describe the physical system.
extension InputKey {
  static let title = InputKey(
    "title", .text, fallback: .derived("none"), example: "title: ultranarrow resonance",
    "What the run is called in its results.")

  static let units: [InputKey] = [
    InputKey(
      "units.system", .word(["reduced", "SI"]), fallback: .value(.word("reduced")),
      example: "units: {system: SI, temperature: 4.2, effective_mass: 0.067}",
      "Whether the numbers of the file are in reduced units (hbar = k_B = e = m = T = 1) or in "
        + "meV, nm, 1/um, V/m."),
    InputKey(
      "units.temperature", .number(.within(0.0001...10000)), .temperature, fallback: .required,
      applies: "with units.system SI", example: "units: {system: SI, temperature: 4.2, ...}",
      "The temperature of both wires."),
    InputKey(
      "units.effective_mass", .number(.within(0.001...100)), .mass, fallback: .required,
      applies: "with units.system SI", example: "units: {system: SI, effective_mass: 0.067, ...}",
      "The effective mass m of the electrons in both wires."),
    InputKey(
      "units.relative_permittivity", .number(.within(1...10000)),
      fallback: .derived("none: each strength must be given"), applies: "with units.system SI",
      example: "units: {system: SI, relative_permittivity: 12.9, ...}",
      "The relative permittivity kappa of the surroundings; it sets the strength 2 e^2/kappa of "
        + "gated-coulomb potentials that give none."),
  ]

  static let wires: [InputKey] = [
    InputKey(
      "wires.fermi_energy", .pair(.any), .energy,
      fallback: .derived("from the other keys of wires"),
      applies: "without mean_fermi_energy, mismatch and density",
      example: "wires: {fermi_energy: [3.25, 2.75]}",
      "The chemical potentials eps_F1 and eps_F2, measured from the band bottoms; each from -5 to "
        + "200 T."),
    InputKey(
      "wires.mean_fermi_energy", .number(.any), .energy,
      fallback: .derived("from the other keys of wires"),
      applies: "without fermi_energy and density",
      example: "wires: {mean_fermi_energy: 3, mismatch: 0.5}",
      "The mean (eps_F1 + eps_F2)/2 of the chemical potentials."),
    InputKey(
      "wires.mismatch", .number(.any), .energy, fallback: .value(.number(0)),
      applies: "with wires.mean_fermi_energy, or swept with wires.fermi_energy",
      example: "wires: {mean_fermi_energy: 3, mismatch: 0.5}",
      "The mismatch Delta = eps_F1 - eps_F2 of the chemical potentials. A sweep of it keeps their "
        + "mean."),
    InputKey(
      "wires.density", .pair(.positive), .density,
      fallback: .derived("from the other keys of wires"),
      applies: "without fermi_energy, mean_fermi_energy and mismatch",
      example: "wires: {density: [40, 42]}",
      "The electron densities n_1 and n_2, all flavours together, from which the chemical potentials follow."
    ),
    InputKey(
      "wires.flavours", .count(1...4), fallback: .value(.count(1)),
      example: "wires: {density: [40, 40], flavours: 2}",
      "How many equal kinds of electrons each wire has: 1 for electrons without spin or polarized ones, 2 for spin, "
        + "4 for spin and valley. There is no field that tells them apart."),
  ]
}
