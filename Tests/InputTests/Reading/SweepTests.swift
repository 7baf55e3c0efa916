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

  private func values(of sweep: String) throws -> [InputValue] {
    try InputFile.parse(text: Self.base + "sweep: {\(sweep)}", name: "in").sweep[0].values
  }

  @Test func `an even sweep hits both ends and writes round numbers between`() throws {
    #expect(
      try values(of: "wires.mismatch: {from: 0, to: 0.3, points: 4}")
        == [0, 0.1, 0.2, 0.3].map(InputValue.number))
    #expect(
      try values(of: "collisions.pairs: {from: 1e-3, to: 10, points: 5, scale: log}")
        == [0.001, 0.01, 0.1, 1, 10].map(InputValue.number))
    #expect(
      try values(of: "solve.basis.intervals: {from: 8, to: 64, points: 4, scale: log}")
        == [8, 16, 32, 64].map(InputValue.count))
    // The rounding is a millionth of a step: far below any width that the step could resolve.
    let fine = try values(of: "wires.mismatch: {from: 2, to: 2.001, points: 7}").flatMap(\.numbers)
    for (index, value) in fine.enumerated() {
      #expect(abs(value - (2 + 0.001 * Double(index) / 6)) < 1e-6 * 0.001 / 6)
    }
    let steps = try values(of: "collisions.pairs: {from: 0.5, to: 7, points: 9, scale: log}")
      .flatMap(\.numbers)
    for (first, second) in zip(steps, steps.dropFirst()) {
      #expect(abs(second / first / 14.0.squareRoot().squareRoot().squareRoot() - 1) < 1e-6)
    }
  }

  @Test func `keys move along another one, wherever it stands, and add no points`() throws {
    let input = try InputFile.parse(
      text: """
        interaction: {interwire: {form: contact, strength: 0.5}}
        sweep:
          wires.density: {from: [0.4, 0.6], to: [0.6, 0.4], along: random.seed}
          collisions.pairs: {values: [1, 2, 4], along: random.seed}
          random.seed: [7, 8, 9]
          solve.basis.intervals: [8, 16]
        """, name: "in")
    #expect(
      input.sweep.map(\.key.path) == [
        "random.seed", "solve.basis.intervals", "wires.density", "collisions.pairs",
      ])
    #expect(input.sweep.map(\.along) == [nil, nil, "random.seed", "random.seed"])
    #expect(input.configurations.count == 6)
    #expect(
      input.configurations.map { $0.settings.map(\.value.description) } == [
        ["7", "8", "[0.4, 0.6]", "1"], ["7", "16", "[0.4, 0.6]", "1"],
        ["8", "8", "[0.5, 0.5]", "2"], ["8", "16", "[0.5, 0.5]", "2"],
        ["9", "8", "[0.6, 0.4]", "4"], ["9", "16", "[0.6, 0.4]", "4"],
      ])
    #expect(input.configurations[4].collisions.pairs == 4)
    #expect(abs(input.configurations[4].doubleWire[.one].density - 0.6) < 1e-9)
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
