import Input
import Testing
import WirePhysics

/// Keys that had other names, by names that no key ever had.
@Suite struct RenamedKeyTests {
  private static let interaction =
    "interaction: {interwire: {form: gaussian, strength: 0.5, length: 1.4}}\n"
  private static let renamed = [
    RenamedKey("scattering.exactness", to: "collisions.pair_scattering", since: "1.1", .understood),
    RenamedKey("wires.difference", to: "wires.mismatch", since: "1.1", .understood),
    RenamedKey("solve.accuracy", to: "solve.target_error", since: "1.0", .refused),
  ]

  private func read(_ text: String, isForever: Bool = false) throws(InputError) -> InputFile {
    try InputFile.parse(
      text: text + Self.interaction, name: "a.yaml",
      spellings: KeySpellings(Self.renamed, isForever: isForever))
  }

  private func complaints(_ text: String) -> [String] {
    let error = #expect(throws: InputError.self) { try read(text) }
    return error?.complaints.map(\.description) ?? []
  }

  @Test func `an old spelling means the new key, with a notice`() throws {
    let input = try read(
      "wires: {mean_fermi_energy: 3, difference: 0.5}\nscattering: {exactness: exact}\n")
    let configuration = input.configurations[0]
    #expect(configuration.doubleWire.mismatch == 0.5)
    #expect(configuration.collisions.pairScattering == .exact)
    #expect(input.resolvedInput.contains { $0.key == "wires.mismatch" && $0.value == "0.5" })
    #expect(
      input.notices.map(\.description) == [
        "a.yaml:1:31: wires.difference: is an old spelling; the key is called wires.mismatch since version 1.1, "
          + "and version 1.2 refuses the old name; write wires.mismatch",
        "a.yaml:2:14: scattering.exactness: is an old spelling; the key is called collisions.pair_scattering since "
          + "version 1.1, and version 1.2 refuses the old name; write collisions.pair_scattering",
      ])
    // Other seeds, the same author.
    #expect(try input.replicated(2).notices == input.notices)
  }

  @Test func `an input of today's names has no notices`() throws {
    let text = "wires: {mean_fermi_energy: 3, mismatch: 0.5}\n"
    #expect(try read(text).notices.isEmpty)
    #expect(try InputFile.parse(text: text + Self.interaction, name: "a.yaml").notices.isEmpty)
  }

  @Test func `an old spelling is swept, and moves along another`() throws {
    let input = try read(
      """
      wires: {mean_fermi_energy: 3}
      sweep: {wires.difference: [0, 1], collisions.pairs: {values: [1, 2], along: wires.difference}}

      """)
    #expect(input.configurations.map(\.doubleWire.mismatch) == [0, 1])
    #expect(input.configurations.map(\.collisions.pairs) == [1, 2])
    #expect(input.sweep.map(\.key.path) == ["wires.mismatch", "collisions.pairs"])
    #expect(input.notices.map(\.key) == ["sweep.wires.difference"])
  }

  @Test func `a key under both of its names is refused`() {
    #expect(
      complaints("wires: {mean_fermi_energy: 3, mismatch: 0.25, difference: 0.5}\n") == [
        "a.yaml:1:47: wires.difference: is the same key as wires.mismatch; a key is given once; "
          + "keep wires.mismatch alone"
      ])
    #expect(
      complaints("wires: {mean_fermi_energy: 3, difference: 0.25, mismatch: 0.5}\n").first?
        .hasPrefix("a.yaml:1:49: wires.mismatch: is the same key as wires.difference; ") == true)
  }

  @Test func `after its minor version an old spelling is refused with the new one`() throws {
    let text = "wires: {mean_fermi_energy: 3}\nsolve: {accuracy: 0.1}\n"
    #expect(
      complaints(text) == [
        "a.yaml:2:9: solve.accuracy: is an old spelling; the key is called solve.target_error since version 1.0; "
          + "write solve.target_error"
      ])
    // What a result keeps was right when it was run.
    let kept = try read(text, isForever: true)
    #expect(kept.configurations[0].solve.stop == .targetError(0.1))
    #expect(kept.notices.isEmpty == false)
  }

  @Test func `a wrong value under an old name is complained about`() {
    #expect(
      complaints("wires: {mean_fermi_energy: 3}\nscattering: {exactness: 2}\n").first?.hasPrefix(
        "a.yaml:2:25: collisions.pair_scattering: 2 is not allowed") == true)
    #expect(
      complaints("wires: {mean_fermi_energy: 3}\nscattering: 2\n") == [
        "a.yaml:2:13: scattering: 2 is not a mapping; there is no such key; remove it"
      ])
  }

  @Test func `an old spelling is understood in one minor version`() {
    func state(_ version: String) -> RenamedKey.State {
      RenamedKey.state(since: "1.9", in: version)
    }
    #expect(state("1.9.0") == .understood && state("1.9.12") == .understood)
    #expect(state("1.10.0") == .refused && state("2.9.0") == .refused)
  }

  @Test func `what was renamed leads to a key that is there`() {
    for key in RenamedKey.all {
      #expect(InputKey.at(key.new) != nil, "\(key.new)")
      #expect(InputKey.at(key.old) == nil, "\(key.old)")
    }
  }
}
