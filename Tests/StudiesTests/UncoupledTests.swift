import ClosedForms
import Input
import Statistics
import Studies
import Testing

/// What is round-off or unknown is called so, and studies of it end.
@Suite struct UncoupledTests {
  private static func input(
    mismatch: Double = 0.5, intrawire: String, interwire: String, _ rest: String
  ) throws -> InputFile {
    try InputFile.parse(
      text: """
        wires: {mean_fermi_energy: 3, mismatch: \(mismatch)}
        interaction: {intrawire: \(intrawire), interwire: \(interwire)}
        \(rest)
        """, name: "input.yaml")
  }

  private static let microscopic =
    "collisions: {triples: {kernel: microscopic, intrawire: 1, mixed: 1}}"
  private static let mixedOff =
    "collisions: {triples: {kernel: microscopic, intrawire: 1, mixed: 0}}"

  @Test(arguments: [
    ("{form: contact, strength: 1}", "{form: contact, strength: 0.5}", microscopic),
    (
      "{form: cheon-shigehara, strength: 0.5, momentum: 3}", "{form: contact, strength: 0.5}",
      mixedOff
    ),
    ("{form: calogero, strength: 0.5}", "{form: contact, strength: 0.5}", mixedOff),
    ("{form: hyperbolic, strength: 0.5, length: 1}", "{form: contact, strength: 0.5}", mixedOff),
  ])
  func `integrable potentials leave pairs alone, which are frictionless at different densities`(
    intrawire: String, interwire: String, triples: String
  ) throws {
    let input = try Self.input(intrawire: intrawire, interwire: interwire, triples)
    let run = try StudyRunner(input, threads: 2).run(.steadyState(.operator), OperatorRun.init)
    #expect(run.points[0].status == .frictionless)
    #expect(run.points[0].dragResistivity?.value == 0)
    #expect(run.summary.contains("the potentials are integrable for three electrons"))
    let forms = try ClosedFormStudy.Answer(
      input.configurations[0], reduction: ReductionOutcome(input.configurations[0])
    ).results
    let pairs = try #require(forms.first { $0.form == .pairCollisions })
    #expect(pairs.valid && pairs.value == 0)
  }

  @Test func `potentials that are not integrable keep their triples`() throws {
    let input = try Self.input(
      intrawire: "{form: gaussian, strength: 1, length: 1e3}",
      interwire: "{form: gaussian, strength: 0.5, length: 0.01}", Self.microscopic)
    #expect(try RunPlan(input.configurations[0]).samplers.count == 5)
  }

  @Test func `closed forms do not know D3 of hard microscopic triples`() throws {
    let input = try Self.input(
      mismatch: 0, intrawire: "{form: gaussian, strength: 1, length: 0.7}",
      interwire: "{form: gaussian, strength: 0.5, length: 0.7}", Self.microscopic)
    let reduction = try ReductionOutcome(input.configurations[0])
    for result in try ClosedFormStudy.Answer(input.configurations[0], reduction: reduction).results
    where result.form != .highFrequency {
      #expect(!result.valid)
      #expect(result.because.contains("unknown") || result.form == .pairCollisions)
    }
  }

  @Test func `wires that nothing couples have a spectrum within the first rounds`() throws {
    let input = try Self.input(
      intrawire: "{form: contact, strength: 0}",
      interwire: "{form: gaussian, strength: 0.5, length: 5}",
      """
      collisions:
        pairs: 0
        triples: {kernel: soft-model, lambda: [0.02, 0.03], mu_1: 0, relative_to: absolute, length: 5}
      solve: {basis: {intervals: 8}}
      """)
    let spectrum = try StudyRunner(input, threads: 2).run(.spectrum, SpectrumStudy.init).points[0]
    #expect(spectrum.isTargetReached)
    #expect(spectrum.samples < 1 << 20)
    let response = try StudyRunner(input, threads: 2).run(
      .response(.operator), ResponseStudy.init
    ).points[0]
    #expect(response.highFrequency.value == 0 && response.status == .frictionless)
  }
}
