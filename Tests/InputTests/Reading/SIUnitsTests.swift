import Input
import Testing
import WirePhysics

@Suite struct SIUnitsTests {
  static let system = UnitSystem(temperature: 4.2, effectiveMass: 0.067)

  @Test func `every dimension is converted at the edge`() throws {
    let run = try configuration(
      """
      units: {system: SI, temperature: 4.2, effective_mass: 0.067}
      wires: {mean_fermi_energy: 3, mismatch: 0.1}
      interaction:
        intrawire: {form: cheon-shigehara, strength: 30, momentum: 0.05}
        interwire: {form: hyperbolic, strength: 500, length: 40}
      collisions: {triples: {kernel: soft-model, lambda: [0.1, 0.2], length: 600}}
      fields: {E1: 2, E2: -1}
      solve: {basis: {cutoff: 0.1}}
      response: {to: 1e12}
      """)
    let units = Self.system
    #expect(run.unitSystem == units)
    let mean = 3 / units.milliElectronVolt
    let half = 0.1 / units.milliElectronVolt / 2
    #expect(run.doubleWire.wires == WirePair(fermiEnergies: mean + half, mean - half))
    let inside = Potential.cheonShigehara(
      strength: 30 / units.milliElectronVoltNanometre, momentum: 0.05 / units.perNanometre)
    #expect(run.doubleWire.intrawire.one == inside)
    let between = Potential.hyperbolic(
      strength: 500 / (units.milliElectronVoltNanometre * units.nanometre),
      length: 40 / units.nanometre)
    #expect(run.doubleWire.interwire == between)
    guard case .softModel(let model) = run.collisions.triples else {
      Issue.record("no soft model")
      return
    }
    #expect(model.length == 600 / units.nanometre)
    #expect(model.lambda == WirePair(0.1, 0.2))
    #expect(run.fields == .given(WirePair(2 / units.voltPerMetre, -1 / units.voltPerMetre)))
    #expect(run.response == ResponseSettings(to: 1e12 / units.radianPerSecond))
    #expect(run.solve.basis.cutoff == .momentum(0.1 / units.perNanometre))
  }

  @Test func `a default length means the same physics in either system`() throws {
    let run = try configuration(
      """
      units: {system: SI, temperature: 4.2, effective_mass: 0.067}
      wires: {mean_fermi_energy: 3}
      interaction: {interwire: {form: contact, strength: 1}}
      collisions: {triples: {kernel: soft-model, lambda: [0.1, 0.2]}}
      """)
    guard case .softModel(let model) = run.collisions.triples else {
      Issue.record("no soft model")
      return
    }
    // One division after one multiplication: two roundings.
    #expect(abs(model.length - 10) < 1e-14)
    let line = run.effectiveInput.first { $0.key == "collisions.triples.length" }
    #expect(line?.unit == "nm")
    #expect(line?.origin == .byDefault)
  }

  @Test func `the permittivity sets the strength of gated potentials that give none`() throws {
    let run = try configuration(
      """
      units: {system: SI, temperature: 4.2, effective_mass: 0.067, relative_permittivity: 12.9}
      wires: {density: [40, 42]}
      interaction:
        intrawire: {form: gated-coulomb, strength: 100, separation: 15, gate: 300}
        interwire: {form: gated-coulomb, separation: 35, gate: 300}
      """)
    let units = Self.system
    let expected = Potential.gatedCoulomb(
      strength: units.coulombStrength(relativePermittivity: 12.9),
      separation: 35 / units.nanometre, gate: 300 / units.nanometre)
    let found = run.doubleWire.interwire
    #expect(abs(found.strength / expected.strength - 1) < 1e-14)
    #expect(found.unit == expected.unit)
    // 2 e^2/(4 pi eps_0 kappa) = 2879.93 meV nm / 12.9, from e^2/(4 pi eps_0) = 1439.964 meV nm.
    let line = run.effectiveInput.first { $0.key == "interaction.interwire.strength" }
    #expect(abs((Double(line?.value ?? "") ?? 0) - 223.2503) < 1e-3)
    let inside = Potential.gatedCoulomb(
      strength: 100 / units.milliElectronVoltNanometre, separation: 15 / units.nanometre,
      gate: 300 / units.nanometre)
    #expect(run.doubleWire.intrawire.one == inside)
    // n in 1/um comes back from the wires.
    #expect(abs(run.doubleWire.densities.one * units.perMicrometre - 40) < 1e-9)
  }
}
