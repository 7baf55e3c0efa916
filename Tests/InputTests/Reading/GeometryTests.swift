import Input
import Testing
import WirePhysics

/// How the wires lie to the gate that screens their interaction.
@Suite struct GeometryTests {
  static func text(_ interwire: String, intrawire: String? = nil, more: String = "") -> String {
    let inside = intrawire.map { "  intrawire: {form: gated-coulomb, \($0)}\n" } ?? ""
    return """
      wires: {fermi_energy: [3, 3]}
      interaction:
        interwire: {form: gated-coulomb, strength: 0.8, separation: 2, \(interwire)}
      \(inside)collisions: {triples: {kernel: \(intrawire == nil ? "none" : "microscopic")}}
      \(more)
      """
  }

  @Test(arguments: ["gate: 4", "gate: 4, geometry: side-by-side"])
  func `wires lie side by side unless the input says otherwise`(keys: String) throws {
    let run = try configuration(Self.text(keys, intrawire: "strength: 1, separation: 0.5, gate: 3"))
    let inside = Potential.gatedCoulomb(strength: 1, separation: 0.5, gate: 3)
    #expect(run.doubleWire.interwire == .gatedCoulomb(strength: 0.8, separation: 2, gate: 4))
    #expect(run.doubleWire.intrawire == WirePair(inside, inside))
  }

  @Test func `stacked wires have images of their own`() throws {
    let run = try configuration(
      Self.text("gate: 4, geometry: stacked", intrawire: "strength: 1, separation: 0.5, gate: 4"))
    #expect(run.doubleWire.interwire == .stackedCoulomb(strength: 0.8, separation: 2, gate: 4))
    #expect(
      run.doubleWire.intrawire
        == WirePair(
          .gatedCoulomb(strength: 1, separation: 0.5, gate: 4),
          .gatedCoulomb(strength: 1, separation: 0.5, gate: 6)))
    let line = run.effectiveInput.first { $0.key == "interaction.interwire.geometry" }
    #expect(line?.value == "stacked" && line?.origin == .given)
  }

  @Test func `between two gates each of stacked wires is nearer to its own`() throws {
    let run = try configuration(
      """
      wires: {fermi_energy: [3, 3]}
      interaction:
        interwire: {form: double-gated-coulomb, strength: 0.8, separation: 2, gate: 4, second_gate: 6, geometry: stacked}
        intrawire: {form: double-gated-coulomb, strength: 1, separation: 0.5, gate: 4, second_gate: 6}
      collisions: {pair_scattering: exact, triples: {kernel: microscopic}}
      """)
    #expect(
      run.doubleWire.interwire
        == .doubleGatedCoulomb(strength: 0.8, separation: 2, gates: (4, 6), isStacked: true))
    #expect(
      run.doubleWire.intrawire
        == WirePair(
          .doubleGatedCoulomb(strength: 1, separation: 0.5, gates: (4, 8)),
          .doubleGatedCoulomb(strength: 1, separation: 0.5, gates: (6, 6))))
  }

  @Test func `a sweep of the separation moves the farther wire`() throws {
    let input = try InputFile.parse(
      text: Self.text(
        "gate: 4, geometry: stacked", intrawire: "strength: 1, separation: 0.5, gate: 4",
        more: "sweep: {interaction.interwire.separation: [1, 3]}"), name: "in.yaml")
    let images = input.configurations.map { $0.doubleWire.intrawire.two }
    #expect(
      images
        == [5, 7].map { .gatedCoulomb(strength: 1, separation: 0.5, gate: $0) })
  }

  @Test(arguments: [
    (
      text("gate: 4, geometry: stacked", intrawire: "strength: 1, separation: 0.5, gate: 3"),
      "in.yaml:4:72: interaction.intrawire.gate: contradicts interaction.interwire.gate on line 3; "
        + "stacked wires have one gate, and both keys are the distance from it to wire 1; give the same "
        + "distance in both"
    ),
    (
      text("gate: 4, geometry: staked"),
      "in.yaml:3:85: interaction.interwire.geometry: staked is not allowed; one of side-by-side, "
        + "stacked is allowed; did you mean stacked?"
    ),
    (
      text("gate: 4", intrawire: "strength: 1, separation: 0.5, gate: 4, geometry: stacked"),
      "in.yaml:4:75: interaction.intrawire.geometry: there is no such key; interaction.intrawire may "
        + "hold form, strength, length, separation, gate, second_gate, momentum, file; did you mean "
        + "interaction.interwire.geometry?"
    ),
    (
      """
      wires: {fermi_energy: [3, 3]}
      interaction: {interwire: {form: contact, strength: 1, geometry: stacked}}
      """,
      "in.yaml:2:65: interaction.interwire.geometry: stacked has no effect here; it applies with form "
        + "gated-coulomb or double-gated-coulomb; remove it, or change what it depends on"
    ),
  ])
  func `what contradicts or has no effect is refused`(text: String, message: String) {
    let error = #expect(throws: InputError.self) {
      try InputFile.parse(text: text, name: "in.yaml")
    }
    #expect(error?.description == message)
  }

  @Test func `explain says what either geometry means`() throws {
    guard case .found(let text) = InputKey.explain("interaction.interwire.geometry") else {
      Issue.record("there is no such key")
      return
    }
    for word in [
      "side by side", "s^2 + 4 h^2", "stacked", "s + 2 h", "h + s", "default:  side-by-side",
    ] {
      #expect(text.contains(word))
    }
    guard case .found(let form) = InputKey.explain("interaction.interwire.form") else {
      Issue.record("there is no such key")
      return
    }
    #expect(form.contains("s + 2 h between stacked wires"))
  }
}
