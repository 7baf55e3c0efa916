import FokkerPlanck
import Foundation
import GSLSupport
import Testing
import WirePhysics

@Suite struct TripleReductionTests {
  private static func system(
    _ energy: Double, mismatch: Double = 0, length: Double = 8, scale: Double = 1,
    _ flavours: Flavours = .one
  ) -> DoubleWire {
    let potential = Potential.gaussian(strength: 0.1 * scale, length: length)
    return DoubleWire(
      wires: WirePair(
        fermiEnergies: energy + mismatch / 2, energy - mismatch / 2, flavours: flavours),
      intrawire: WirePair(potential, potential), interwire: potential.scaled(by: 0.5))
  }

  private static func settings(_ system: DoubleWire) -> MicroscopicSettings {
    MicroscopicSettings(cut: system.defaultCut, tolerance: 1e-3)
  }

  /// rho_D of the reduced model over that of the equation it was reduced from.
  private static func ratio(
    _ reduction: TripleReduction, to system: DoubleWire
  ) throws -> Double {
    let model = try #require(
      reduction.model(system.wires, pairDiffusion: system.pairDiffusion))
    let exact = try MicroscopicSolver(system: system, settings: settings(system)).solve()
    return model.solve().dragResistivity / exact.dragResistivity
  }

  @Test func `constants of equal wires give rho_D at any mismatch`() throws {
    let equal = Self.system(4)
    let reduction = try TripleReduction(equal, settings: Self.settings(equal))
    #expect(reduction.diffusion.isKnown && reduction.diffusion.value > 0)
    // D3 of the tail at Delta = 0.1 T; the equation has D3(k) and C(k). What is left are slopes that are no longer
    // of first order in Delta: 3 % between 0.5 and 1 T at eps_F = 6 T.
    for mismatch in [0.4, 1] {
      let system = Self.system(4, mismatch: mismatch)
      let ratio = try Self.ratio(reduction, to: system)
      #expect(abs(ratio - 1) < 0.1, "\(mismatch): \(ratio)")
      // A factor of two in the reduction would be seen at once: the tail is proportional to D3.
      let wrong = try Self.ratio(reduction.corrected(by: 2, error: 0), to: system)
      #expect(abs(wrong - 1) > 0.8, "\(mismatch): \(wrong)")
    }
  }

  @Test func `the model is judged by the equation it stands for`() throws {
    let system = Self.system(4, mismatch: 1)
    let settings = Self.settings(system)
    let solution = try MicroscopicSolver(system: system, settings: settings).solve()
    let reduction = try TripleReduction(system, settings: settings)
    #expect(reduction.judged(by: solution).diffusion.shape < 0.1)
    let wrong = reduction.corrected(by: 0.25, error: 0).judged(by: solution)
    #expect(wrong.diffusion.shape > 2 && !wrong.diffusion.isKnown)
    #expect(wrong.diffusionUnknown?.contains("vary too much with momentum") == true)
  }

  @Test func `constants go like the fourth power of the strength and the square of the flavours`()
    throws
  {
    let one = Self.system(4)
    let plain = try TripleReduction(one, settings: Self.settings(one))
    for (system, factor) in [
      (Self.system(4, scale: 2), 16.0), (Self.system(4, .two), 4),
    ] {
      let other = try TripleReduction(system, settings: Self.settings(system))
      for (a, b) in [
        (other.diffusion, plain.diffusion), (other.intrawire, plain.intrawire),
        (other.crossing.one, plain.crossing.one),
        (other.fermiDiffusion.two, plain.fermiDiffusion.two),
      ] { #expect(abs(a.value / b.value / factor - 1) < 1e-9) }
      #expect(abs(other.diffusion.relativeError - plain.diffusion.relativeError) < 1e-9)
    }
  }

  @Test func `the friction of drifting wires is the same seen from either (90)`() throws {
    let system = Self.system(4, mismatch: 1)
    let reduction = try TripleReduction(system, settings: Self.settings(system))
    let wires = system.wires
    let friction = WirePair { reduction.crossing[$0].value * wires[$0].thermalMomentum }
    // The rule of momenta leaves this; D3 of the Fermi points differs by much more.
    #expect(abs(friction.one / friction.two - 1) < 2e-3, "\(friction)")
    let whole = WirePair { reduction.fermiDiffusion[$0].value * wires[$0].thermalMomentum }
    #expect(abs(whole.one / whole.two - 1) > 0.02, "\(whole)")
  }

  @Test func `without mixed scattering nothing crosses over, and D_i is D3`() throws {
    let system = Self.system(4)
    var settings = Self.settings(system)
    settings.mixed = 0
    let reduction = try TripleReduction(system, settings: settings)
    #expect(reduction.crossing.one.value == 0 && reduction.crossing.one.isKnown)
    #expect(reduction.intrawire.value == reduction.diffusion.value)
  }

  @Test func `deep in the band D3 is that of opposite Fermi points, (S26)`() throws {
    let potential = Potential.exponential(strength: 1, length: 20)
    let system = SoftCollisionTests.system((40, 40), potential, potential)
    let reduction = try TripleReduction(
      system, settings: MicroscopicSettings(cut: 0.1, mixed: 0))
    let limit = try #require(
      OppositeFermiPoints.diffusion(potential, fermiMomentum: 80.0.squareRoot()))
    // D3a(0) is 1.0451 of it; the band bottom is an average over momenta of order one, k_F being 8.9.
    #expect(
      abs(reduction.diffusion.value / limit - 1.1) < 0.1, "\(reduction.diffusion.value / limit)")
  }

  @Test func `transfers and cuts that decide leave D3 unknown`() throws {
    let hard = Self.system(4, length: 0.7)
    let reduction = try TripleReduction(hard, settings: Self.settings(hard))
    #expect(!reduction.diffusion.isKnown && reduction.diffusionUnknown != nil)
    #expect(reduction.equilibration(hard.wires, pairDiffusion: hard.pairDiffusion) == nil)
    let contact = DoubleWire(
      wires: hard.wires, intrawire: hard.intrawire, interwire: .contact(strength: 0.1))
    #expect(throws: FokkerPlanckError.noTransferScale) {
      try TripleReduction(contact, settings: MicroscopicSettings(cut: 0.5))
    }
  }

  @Test func `the regime of Appendix D follows, where the error leaves one`() throws {
    let system = Self.system(4)
    let reduction = try TripleReduction(system, settings: Self.settings(system))
    let (D3, error) = (reduction.diffusion.value, reduction.diffusion.relativeError)
    // D2 far above D3 exp(eps_F): regime I.
    let weak = reduction.equilibration(system.wires, pairDiffusion: 1e4 * D3 * exp(4))
    #expect(weak?.regime == .one)
    // On the border of II and III, where D3 exp(eps_F) = D2, an error decides.
    #expect(error > 0.01)
    #expect(reduction.equilibration(system.wires, pairDiffusion: D3 * exp(4)) == nil)
  }
}
