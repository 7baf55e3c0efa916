import ClosedForms
import Testing
import WirePhysics

/// Closed forms of several flavours: those of one, with the strengths that an electron feels.
@Suite struct FlavourClosedFormTests {
  private static func context(
    _ flavours: Flavours, mismatch: Double, ratio: Double
  ) -> ClosedFormContext {
    let potential = Potential.gaussian(strength: 0.5, length: 1.4)
    return ClosedFormContext(
      wires: WirePair(fermiEnergies: 6 + mismatch / 2, 6 - mismatch / 2, flavours: flavours),
      pairDiffusion: 0.8, lambda: WirePair(ratio, 2 * ratio), mu: WirePair(ratio, ratio),
      pairs: .born(potential))
  }

  /// What a form is multiplied with.
  private static func power(_ form: ClosedForm) -> Double {
    switch form.name {
    case "resonance width", "resonance width at any eps_F", "high frequency": 0
    default: form.isDragResistivity ? -1 : 1
    }
  }

  @Test(arguments: [Flavours.two, .four])
  func `resistivities fall and conductivities rise with the flavours`(flavours: Flavours) throws {
    for (mismatch, ratio) in [(0.0, 1e-5), (0.3, 1e-4), (2, 1), (1, 0)] {
      let one = Self.context(.one, mismatch: mismatch, ratio: ratio)
      let several = Self.context(flavours, mismatch: mismatch, ratio: ratio)
      for form in ClosedForm.allCases {
        let (first, second) = (try form.evaluate(in: one), try form.evaluate(in: several))
        guard let x = first.value, let y = second.value, x.isFinite, x != 0 else {
          #expect(first.value == second.value || first.value?.isFinite == second.value?.isFinite)
          continue
        }
        let power = Self.power(form)
        let factor = power == 0 ? 1 : power > 0 ? flavours.count : 1 / flavours.count
        #expect(abs(y / (factor * x) - 1) < 1e-12, "\(form.name): \(x), \(y)")
        #expect(first.valid == second.valid, "\(form.name)")
      }
    }
  }

  @Test(arguments: [Flavours.two, .four])
  func `the motion that relaxes is that of all flavours`(flavours: Flavours) {
    let (one, several) = (
      PairResponse(WirePair(fermiEnergies: 4, 3)),
      PairResponse(WirePair(fermiEnergies: 4, 3, flavours: flavours))
    )
    #expect(abs(several.frictionlessWeight / (flavours.count * one.frictionlessWeight) - 1) < 1e-12)
  }
}
