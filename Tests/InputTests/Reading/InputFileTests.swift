import Input
import RandomStreams
import Testing
import WirePhysics

/// Parses a text that must be right and returns its only configuration.
func configuration(_ text: String, folder: String = ".") throws -> RunConfiguration {
  let input = try InputFile.parse(text: text, name: "in.yaml", folder: folder)
  try #require(input.configurations.count == 1)
  return input.configurations[0]
}

@Suite struct InputFileTests {
  @Test func `an input in reduced units is read as it stands`() throws {
    let run = try configuration(
      """
      title: ultranarrow resonance
      wires: {fermi_energy: [3.25, 2.75]}
      interaction:
        intrawire: {form: gaussian, strength: 1.0, length: 1.4142135623730951}
        interwire: {form: exponential, strength: 0.5, length: 2}
      collisions:
        pairs: 0.5
        triples: {kernel: microscopic, intrawire: 2, mixed: 3}
      fields: {E1: 0.8, E2: -0.2}
      solve:
        engine: particles
        samples: 2e6
        basis: {intervals: 30, degree: 5, cutoff: 6.5, spacing: uniform}
      random: {seed: 18446744073709551615, generator: ranlxd2}
      response: {from: 1e-6, to: 1e3, points: 40}
      """)
    #expect(run.title == "ultranarrow resonance")
    #expect(run.doubleWire.wires == WirePair(fermiEnergies: 3.25, 2.75))
    let inside = Potential.gaussian(strength: 1, length: 1.4142135623730951)
    #expect(run.doubleWire.intrawire == WirePair(inside, inside))
    #expect(run.doubleWire.interwire == .exponential(strength: 0.5, length: 2))
    #expect(run.unitSystem == nil)
    #expect(
      run.collisions == .init(pairs: 0.5, triples: .microscopic(intrawire: 2, mixed: 3)))
    #expect(run.fields == .given(WirePair(0.8, -0.2)))
    let basis = BasisSettings(
      intervals: 30, degree: 5, cutoff: .momentum(6.5), spacing: .uniform)
    #expect(run.solve == .init(engine: .particles, stop: .samples(2_000_000), basis: basis))
    #expect(
      run.random == RandomSettings(seed: .max, generator: try Generator(named: "ranlxd2")))
    #expect(run.response == ResponseSettings(from: 1e-6, to: 1e3, points: 40))
    #expect(run.settings.isEmpty)
  }

  @Test func `what is left out takes its default`() throws {
    let run = try configuration(
      """
      wires: {mean_fermi_energy: 3}
      interaction: {interwire: {form: contact, strength: 0.5}}
      """)
    let expected = RunConfiguration(
      title: "",
      doubleWire: DoubleWire(
        wires: WirePair(fermiEnergies: 3, 3),
        intrawire: WirePair(.contact(strength: 0), .contact(strength: 0)),
        interwire: .contact(strength: 0.5)), effectiveInput: run.effectiveInput)
    #expect(run == expected)
  }

  @Test func `the soft model is measured in D2 unless absolute`() throws {
    func model(_ words: String) throws -> TripleModel {
      try configuration(
        """
        wires: {mean_fermi_energy: 3, mismatch: 0.5}
        interaction: {interwire: {form: gaussian, strength: 0.5, length: 2}}
        collisions: {triples: {kernel: soft-model, lambda: [0.02, 0.03], \(words)}}
        """
      ).collisions.triples
    }
    let lambda = WirePair(0.02, 0.03)
    #expect(
      try model("mu_1: 0.01")
        == .softModel(.init(lambda: lambda, mu1: 0.01, reference: .pairDiffusion, length: 10)))
    #expect(
      try model("relative_to: absolute, length: 20")
        == .softModel(.init(lambda: lambda, mu1: 0, reference: .absolute, length: 20)))
    let settings = SoftModelSettings(
      lambda: lambda, mu1: 0.5, reference: .pairDiffusion, length: 10)
    #expect(settings.constants(pairDiffusion: 4).lambda == WirePair(0.08, 0.12))
    #expect(settings.constants(pairDiffusion: 4).mu1 == 2)
  }

  @Test func `every form of a potential is read`() throws {
    let forms: [(String, Potential)] = [
      ("contact, strength: 0.5", .contact(strength: 0.5)),
      ("gaussian, strength: 0.5, length: 2", .gaussian(strength: 0.5, length: 2)),
      ("exponential, strength: -0.5, length: 2", .exponential(strength: -0.5, length: 2)),
      (
        "gated-coulomb, strength: 0.8, separation: 2, gate: 4",
        .gatedCoulomb(strength: 0.8, separation: 2, gate: 4)
      ),
      (
        "double-gated-coulomb, strength: 0.8, separation: 2, gate: 4, second_gate: 6",
        .doubleGatedCoulomb(strength: 0.8, separation: 2, gates: (4, 6))
      ),
      ("cheon-shigehara, strength: 1, momentum: 3", .cheonShigehara(strength: 1, momentum: 3)),
      ("calogero, strength: 0.5", .calogero(strength: 0.5)),
      ("hyperbolic, strength: 0.5, length: 2", .hyperbolic(strength: 0.5, length: 2)),
    ]
    for (text, potential) in forms {
      let run = try configuration(
        """
        wires: {fermi_energy: [3, 3]}
        interaction: {intrawire: {form: \(text)}, interwire: {form: \(text)}}
        """)
      #expect(run.doubleWire.interwire == potential)
      #expect(run.doubleWire.intrawire == WirePair(potential, potential))
    }
  }

  @Test func `densities give the chemical potentials`() throws {
    let expected = WirePair(fermiEnergies: 3.25, 2.75)
    let run = try configuration(
      """
      wires: {density: [\(expected.one.density), \(expected.two.density)]}
      interaction: {interwire: {form: contact, strength: 0.5}}
      """)
    // The root finder stops at 1e-14 of the chemical potential, relative to the bracket.
    #expect(abs(run.doubleWire.wires.one.fermiEnergy - 3.25) < 1e-11)
    #expect(abs(run.doubleWire.wires.two.fermiEnergy - 2.75) < 1e-11)
  }

  @Test func `densities are those of all flavours together`() throws {
    let one = Wire(fermiEnergy: 3.25)
    for flavours in Flavours.allCases {
      let n = one.density * flavours.count
      let wires = try configuration(
        """
        wires: {density: [\(n), \(n)], flavours: \(flavours.rawValue)}
        interaction: {interwire: {form: gaussian, strength: 0.5, length: 1}}
        """
      ).doubleWire
      #expect(wires.flavours == flavours)
      #expect(abs(wires[.two].fermiEnergy - 3.25) < 1e-11)
      #expect(abs(wires.densities.two / n - 1) < 1e-12)
      #expect(abs(wires[.two].flavourDensity / one.density - 1) < 1e-12)
    }
  }

  @Test func `anchors, merged mappings, quotes, comments and line endings are fine`() throws {
    let text = """
      wires: {fermi_energy: [3, 3]}  # in T
      interaction:
        intrawire: &inside {form: "gaussian", strength: 1.0, length: 2}
        interwire:
          <<: *inside
          strength: 0.5
      """
    for variant in [text, text.replacing("\n", with: "\r\n"), "\u{FEFF}" + text, "---\n" + text] {
      let run = try configuration(variant)
      #expect(run.doubleWire.interwire == .gaussian(strength: 0.5, length: 2))
    }
  }

  @Test func `the resolved listing names every value that was used and where it came from`() throws
  {
    let run = try configuration(
      """
      wires: {mean_fermi_energy: 3}
      interaction: {interwire: {form: contact, strength: 0.5}}
      sweep: {wires.mismatch: [0.25]}
      """)
    func line(_ key: String, _ value: String, _ unit: String, _ origin: EffectiveSetting.Origin)
      -> EffectiveSetting
    { EffectiveSetting(key: key, value: value, unit: unit, origin: origin) }
    #expect(
      run.effectiveInput == [
        line("units.system", "reduced", "", .byDefault),
        line("wires.mean_fermi_energy", "3", "T", .given),
        line("wires.mismatch", "0.25", "T", .swept),
        line("wires.flavours", "1", "", .byDefault),
        line("interaction.interwire.form", "contact", "", .given),
        line("interaction.interwire.strength", "0.5", "hbar sqrt(T/m)", .given),
        line("collisions.pairs", "1", "", .byDefault),
        line("collisions.pair_scattering", "born", "", .byDefault),
        line("collisions.triples.kernel", "none", "", .byDefault),
        line("solve.engine", "operator", "", .byDefault),
        line("solve.target_error", "0.01", "", .byDefault),
        line("solve.max_samples", "1000000000", "", .byDefault),
        line("solve.polish", "auto", "", .byDefault),
        line("solve.basis.intervals", "24", "", .byDefault),
        line("solve.basis.degree", "3", "", .byDefault),
        line("solve.basis.cutoff", "auto", "", .byDefault),
        line("solve.basis.spacing", "auto", "", .byDefault),
        line("random.seed", "1", "", .byDefault),
        line("random.generator", "philox4x32", "", .byDefault),
        line("random.points", "sobol", "", .byDefault),
        line("response.points", "61", "", .byDefault),
      ])
  }
}
