import Input
import Testing
import WirePhysics

@Suite struct SweepTests {
  static let base = """
    wires: {mean_fermi_energy: 3}
    interaction: {interwire: {form: contact, strength: 0.5}}

    """

  @Test func `several keys multiply and the first one varies slowest`() throws {
    let input = try InputFile.parse(
      text: Self.base + "sweep: {wires.mismatch: [0, 0.5], random.seed: [7, 8, 9]}", name: "in")
    #expect(input.sweep.map(\.key.path) == ["wires.mismatch", "random.seed"])
    #expect(input.sweep.map(\.values.count) == [2, 3])
    #expect(
      input.configurations.map { [$0.doubleWire.mismatch, Double($0.random.seed)] } == [
        [0, 7], [0, 8], [0, 9], [0.5, 7], [0.5, 8], [0.5, 9],
      ])
    #expect(
      input.configurations[5].settings == [
        SweepSetting(key: "wires.mismatch", value: .number(0.5)),
        SweepSetting(key: "random.seed", value: .count(9)),
      ])
  }

  @Test func `a swept mismatch moves given chemical potentials about their mean`() throws {
    let input = try InputFile.parse(
      text: """
        wires: {fermi_energy: [3.25, 2.75]}
        interaction: {interwire: {form: contact, strength: 0.5}}
        sweep: {wires.mismatch: [0, 1]}
        """, name: "in")
    #expect(
      input.configurations.map(\.doubleWire.wires) == [
        WirePair(fermiEnergies: 3, 3), WirePair(fermiEnergies: 3.5, 2.5),
      ])
  }

  @Test func `a swept value replaces the one given`() throws {
    let input = try InputFile.parse(
      text: Self.base + "collisions: {pairs: 1}\nsweep: {collisions.pairs: [2, 3]}", name: "in")
    #expect(input.configurations.map(\.collisions.pairs) == [2, 3])
  }

  @Test func `a required key may come from the sweep alone`() throws {
    let input = try InputFile.parse(
      text: """
        interaction: {interwire: {form: gaussian, strength: 0.5}}
        sweep:
          interaction.interwire.length: [1, 2]
          wires.fermi_energy: [[3, 3], [3.5, 2.5]]
          solve.basis.cutoff: [auto, 6]
        """, name: "in")
    #expect(input.configurations.count == 8)
    #expect(input.configurations[7].doubleWire.mismatch == 1)
    #expect(input.configurations[7].doubleWire.interwire == .gaussian(strength: 0.5, length: 2))
    #expect(input.configurations[6].solve.basis.cutoff == .automatic)
    #expect(input.configurations[7].settings[1].value == .pair(3.5, 2.5))
  }

  @Test func `a sweep of the largest size is read quickly`() throws {
    let values = (1...100).map(String.init).joined(separator: ", ")
    let text =
      Self.base + "sweep: {collisions.pairs: [\(values)], random.seed: [\(values)]}"
    let clock = ContinuousClock()
    let start = clock.now
    let input = try InputFile.parse(text: text, name: "in")
    let time = clock.now - start
    #expect(input.configurations.count == 10_000)
    // Seen: 0.4 s optimized, 2 s not; a machine would have to be twenty times slower.
    #expect(time < .seconds(40))
  }
}
