import ClosedForms
import FokkerPlanck
import Foundation
import Testing
import WirePhysics

@Suite struct ValidityTests {
  func context(
    energy: Double, mismatch: Double, ratio: Double, share: Double = 0.1
  ) -> ClosedFormContext {
    let (mu, lambda) = (share * ratio, (1 - share) * ratio)
    return ClosedFormContext(
      wires: WirePair(fermiEnergies: energy + mismatch / 2, energy - mismatch / 2),
      pairDiffusion: 1, lambda: .init(lambda, lambda), mu: .init(mu, mu))
  }

  func valid(_ context: ClosedFormContext) throws -> Set<ClosedForm> {
    Set(try ClosedForm.allCases.filter { try $0.evaluate(in: context).valid })
  }

  @Test func `each regime has its forms`() throws {
    let energy = 20.0
    let boundaries = RegimeBoundaries(energy: energy)
    let narrow = 1e-6 * boundaries.narrow
    #expect(
      try valid(context(energy: energy, mismatch: 0, ratio: narrow)) == [
        .resonanceHeight, .resonanceWidth, .exactResonanceWidth, .resonanceWidthInDensity,
        .lorentzian, .pairConductivity,
      ])
    #expect(
      try valid(context(energy: energy, mismatch: 0.1, ratio: narrow)) == [
        .resonanceWidth, .exactResonanceWidth, .resonanceWidthInDensity, .lorentzian,
        .tailConductivity, .exactTailConductivity,
      ])
    let middle = (boundaries.narrow * boundaries.equilibrium).squareRoot()
    #expect(try valid(context(energy: energy, mismatch: 2, ratio: middle)) == [.washedOut])
    #expect(try valid(context(energy: energy, mismatch: 2, ratio: 1)) == [.plateau])
    let drift = 1e3 * boundaries.drift
    // mu = D2: as strong between the wires as pair collisions.
    for (mismatch, forms) in [(0.0, [ClosedForm.drift]), (5, [.drift, .farTail])] {
      let context = context(energy: energy, mismatch: mismatch, ratio: drift, share: 1 / drift)
      #expect(try valid(context) == Set(forms))
    }
    // With mu a tenth of D3 the wires never drift as a whole: holes at the band bottom still decide.
    #expect(try valid(context(energy: energy, mismatch: 0, ratio: drift)).isEmpty)
    let locked = try ModelPoint(energy: energy, ratio: drift, interwireShare: 0.1)
    #expect(abs(try locked.deviation(.plateau)) < 0.01)
    #expect(try locked.deviation(.drift) < -0.99)
  }

  @Test func `pair collisions alone have no friction off resonance`() throws {
    let off = ClosedFormContext(
      wires: WirePair(fermiEnergies: 6, 6.1), pairDiffusion: 1, lambda: .init(0, 0), mu: .init(0, 0)
    )
    let result = try ClosedForm.pairCollisions.evaluate(in: off)
    #expect(result.valid && result.value == 0)
    #expect(
      result.because
        == "T = 1 is much smaller than eps_F = 6.05; there is no three-particle scattering")
    let on = ClosedFormContext(
      wires: WirePair(fermiEnergies: 6, 6), pairDiffusion: 1, lambda: .init(0, 0), mu: .init(0, 0))
    // (28) with (26) is 16 pi^(1/2) D2 exp(-2 eps_F).
    let expected = 16 * Double.pi.squareRoot() * exp(-12.0)
    let value = try #require(try ClosedForm.pairCollisions.value(in: on))
    #expect(relativeDifference(value, expected) < 1e-14)
    #expect(try ClosedForm.lorentzian.value(in: off) == 0)
  }

  @Test func `a form that does not apply says why, with the numbers`() throws {
    let result = try ClosedForm.resonanceWidth.evaluate(
      in: context(energy: 5, mismatch: 0, ratio: 0.01))
    #expect(!result.valid)
    #expect(
      result.because
        == "D3/D2 = 0.01 is not much smaller than (T/eps_F)^2 exp(-eps_F/T) = 0.00027")
    let high = try ClosedForm.highFrequency.evaluate(
      in: context(energy: 5, mismatch: 0, ratio: 0.01))
    #expect(!high.valid && high.value == nil)
    #expect(high.because == "the potential between the wires is not known")
    let three = try ClosedForm.pairCollisions.evaluate(
      in: context(energy: 2, mismatch: 0, ratio: 0.01))
    #expect(
      three.because
        == "T = 1 is not much smaller than eps_F = 2; three-particle scattering is present")
  }

  @Test func `much smaller means by the stated factor`() throws {
    var context = context(energy: 5, mismatch: 0, ratio: 1)
    #expect(try ClosedForm.plateau.evaluate(in: context).valid)
    context.margin = 10
    #expect(try !ClosedForm.plateau.evaluate(in: context).valid)
  }

  @Test func `a nearly empty wire breaks nothing`() throws {
    let context = context(energy: -3, mismatch: 1, ratio: 0.1)
    for result in try ClosedForm.allCases.map({ try $0.evaluate(in: context) }) {
      #expect(!result.valid)
      #expect(result.value?.isFinite ?? true)
    }
  }

  @Test func `every form has a name, an equation and a formula`() {
    // The order is that of every table and result file.
    #expect(
      ClosedForm.allCases.map(\.name) == [
        "resonance height", "resonance width", "resonance width at any eps_F",
        "resonance width in density", "Lorentzian resonance", "pair-collision conductivity",
        "tail conductivity", "tail conductivity at any eps_F",
        "washed-out resonance", "plateau", "drift regime", "far tail", "pair collisions",
        "high frequency",
      ])
    #expect(
      ClosedForm.allCases.filter(\.isDragResistivity) == [
        .resonanceHeight, .lorentzian, .washedOut, .plateau, .drift, .farTail, .pairCollisions,
      ])
    #expect(ClosedForm.allCases.allSatisfy { $0.equation.hasPrefix("(") })
    #expect(Set(ClosedForm.allCases.map(\.formula)).count == ClosedForm.allCases.count)
  }

  @Test func `drift and plateau are not called valid where the other one decides`() throws {
    // Far off resonance S of holes at the band bottom grows like exp(Delta/2T). D3/D2 is beyond
    // exp(eps_F/T) (T/eps_F)^(3/2) = 6.5e10 at either strength.
    for (ratio, applies) in [(1e12, false), (1e16, true)] {
      let wires = WirePair(fermiEnergies: 34.5, 25.5)
      let model = try ExactlySolvableModel(
        wires: wires, pairDiffusion: 1, lambda: WirePair(ratio, ratio), mu1: 1)
      let context = ClosedFormContext(
        wires: wires, pairDiffusion: 1, lambda: model.lambda, mu: model.mu)
      let tail = try ClosedForm.farTail.evaluate(in: context)
      #expect(tail.valid == applies, "\(tail.because)")
      let value = try #require(tail.value)
      #expect((abs(model.solve().dragResistivity / value - 1) < 0.03) == applies)
    }
  }
}
