import Input
import Testing

@Suite struct InputKeyTests {
  @Test func `paths are unique and every key explains itself`() {
    let paths = InputKey.catalogue.map(\.path)
    #expect(Set(paths).count == paths.count)
    for key in InputKey.catalogue {
      #expect(key.meaning.hasSuffix("."))
      #expect(InputKey.explain(key.path) == .found(key.explanation))
      let lastName = key.path.split(separator: ".").last ?? ""
      #expect(key.example.contains(lastName), "\(key.path): \(key.example)")
    }
  }

  @Test func `the explanation of a key is complete`() {
    #expect(
      InputKey.explain("interaction.interwire.gate")
        == .found(
          """
          interaction.interwire.gate
            The distance h of the wires from the gate that screens the potential.
            applies:  with form gated-coulomb
            allowed:  a number greater than 0
            unit:     hbar/sqrt(mT) (with units.system SI: nm)
            default:  none: it must be given
            example:  interaction: {interwire: {form: gated-coulomb, strength: 0.8, separation: 2, \
          gate: 4}}
          """))
  }

  @Test func `a group lists its keys`() {
    #expect(
      InputKey.explain("solve.basis")
        == .found(
          """
          solve.basis holds
            solve.basis.intervals  The number of intervals between momentum zero and the cutoff \
          on which the B-splines live
            solve.basis.degree     The degree of the B-splines
            solve.basis.cutoff     The momentum at which the basis ends
            solve.basis.spacing    How the knots are placed
          """))
  }

  @Test(
    arguments: [
      ("wires.mismach", "wires.mismatch"), ("mismatch", "wires.mismatch"),
      ("seed", "random.seed"), ("sead", "random.seed"), ("swep", "sweep"),
      ("solve.traget_error", "solve.target_error"), ("basis.degree", "solve.basis.degree"),
      ("lamda", "collisions.triples.lambda"),
    ])
  func `an unknown key gets the nearest valid spelling`(written: String, meant: String) {
    #expect(
      InputKey.explain(written)
        == .unknown(
          "\(written): there is no such key; the groups are title, units, wires, interaction, "
            + "collisions, fields, solve, particles, random, response, fokker_planck, sweep; did you mean \(meant)?"
        ))
  }

  @Test func `a word like no other gets no guess`() {
    #expect(
      InputKey.explain("xyzzy")
        == .unknown(
          "xyzzy: there is no such key; the groups are title, units, wires, interaction, "
            + "collisions, fields, solve, particles, random, response, fokker_planck, sweep; ask "
            + "for one of them"))
  }

  @Test func `defaults are allowed values of their keys`() throws {
    for key in InputKey.catalogue {
      guard case .value(let value) = key.fallback else { continue }
      switch (key.kind, value) {
      case (.number(let range), .number(let number)): #expect(range.contains(number))
      case (.numberOrWord(_, let word), .word(let text)): #expect(word == text)
      case (.count(let range), .count(let count)): #expect(range.contains(count))
      case (.word(let words), .word(let word)): #expect(words.contains(word))
      case (.text, .text): break
      default: Issue.record("\(key.path): the default is of another kind")
      }
    }
  }
}
