import Input
import Testing
import WirePhysics

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
            The distance h from the gate, which screens the potential, to the wires; of
            stacked wires to wire 1, the nearer one.
            applies:  with form gated-coulomb or double-gated-coulomb
            allowed:  a number greater than 0
            unit:     hbar/sqrt(mT) (with units.system SI: nm)
            default:  none: it must be given
            example:  interaction: {interwire: {form: gated-coulomb, strength: 0.8, separation: 2, \
          gate: 4}}
          """))
  }

  @Test(arguments: ["intrawire", "interwire"])
  func `every parameter of every potential has its key`(which: String) throws {
    for form in Potential.forms.compactMap({ $0 as? any ParametricPotential.Type }) {
      for parameter in form.parameters {
        let key = try #require(
          InputKey.catalogue.first { $0.path == "interaction.\(which).\(parameter.name)" })
        // One key serves several forms, so these have to agree on what a name admits.
        guard case .number(let range) = key.kind else {
          Issue.record("\(key.path) is no number")
          continue
        }
        for value in [-1, 0, 1, 1e300, .infinity, .nan] {
          #expect(range.contains(value) == parameter.admits(value), "\(key.path) of \(form.name)")
        }
        #expect(key.applies?.contains(form.name) == true || key.applies?.contains("every") == true)
      }
    }
  }

  @Test func `the strength says where it is measured in other units`() {
    #expect(
      InputKey.explain("interaction.intrawire.strength")
        == .found(
          """
          interaction.intrawire.strength
            The strength V0. With the forms calogero and hyperbolic it is an energy times
            a length squared (hbar^2/m; SI: meV nm^2).
            applies:  with every form but tabulated
            allowed:  a number
            unit:     hbar sqrt(T/m) (with units.system SI: meV nm)
            default:  2 e^2/kappa with form gated-coulomb or double-gated-coulomb and units.relative_permittivity
            example:  interaction: {intrawire: {form: contact, strength: 0.5}}
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
