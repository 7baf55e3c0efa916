import FokkerPlanck
import Foundation
import GSLSupport
import Testing
import WirePhysics

@Suite struct ExactlySolvableModelTests {
  @Test func `the reference solution is reproduced to nine digits`() throws {
    let solution = try ExactReference.all[0].model().solve()
    // Twelve digits of a multiple-precision solution.
    #expect(relativeDifference(solution.dragResistivity, 0.00182133681847) < 3e-12)
    #expect(relativeDifference(solution.a.one, 0.54421874) < 3e-9)
    #expect(relativeDifference(solution.c.one, 13.6635068) < 1e-9)
    // (91) as printed, a_1 = -b_2, would be 0.3963.
    #expect(solution.a == WirePair(-solution.b.one, -solution.b.two))
    #expect(relativeDifference(solution.a.two, 0.3963) < 1e-4)
    #expect(
      relativeDifference(solution.c.one / solution.b.one, -solution.c.two / solution.b.two) < 1e-13)
  }

  @Test(arguments: ExactReference.all)
  func `no digits are lost at any strength or mismatch`(reference: ExactReference) throws {
    let solution = try reference.model().solve()
    #expect(relativeDifference(solution.conductivity, reference.conductivity) < 1e-12)
    // In two nearly empty wires the drives almost cancel whatever the mismatch, by a
    // factor exp(eps_F/T) that costs four digits of the averages (not of S).
    let tolerance = reference.fermiEnergies.0 < 0 ? 1e-10 : 1e-12
    #expect(relativeDifference(solution.slopeDifference, reference.slopeDifference) < tolerance)
    #expect(relativeDifference(solution.slope(.one, 0), reference.slopeAtZero) < 1e-12)
    // B is a difference: it vanishes at equal wires.
    #expect(
      abs(solution.meanSlope - reference.meanSlope)
        < tolerance * abs(reference.meanSlope) + 1e-15 * abs(reference.slopeAtZero))
  }

  @Test(arguments: ExactReference.all)
  func `a denser quadrature changes nothing`(reference: ExactReference) throws {
    let model = try reference.model()
    let fine = ExactSolution(model, .forModel(model, refinement: 1.7))
    #expect(relativeDifference(fine.conductivity, model.solve().conductivity) < 1e-13)
  }

  @Test(arguments: [0, 2, 6, 7, 8, 10, 11, 12])
  func `the slopes obey the Fokker-Planck equation`(index: Int) throws {
    let model = try ExactReference.all[index].model()
    let solution = model.solve()
    let fields = model.wires.canonicalFields
    let averages = WirePair<Double>(
      solution.meanSlope + 0.5 * solution.slopeDifference,
      solution.meanSlope - 0.5 * solution.slopeDifference)
    for k in [0, 1, 3, 6.5] {
      for wire in WireIndex.allCases {
        let slope = solution.slope(wire, k)
        let other = solution.slope(wire.other, k)
        let pairs =
          0.5 * model.pairDiffusion * model.wires[wire.other].zetaSquared(k) * (slope - other)
        let triples =
          model.tripleDiffusion[wire] * slope - model.lambda[wire] * averages[wire]
          - model.mu[wire] * averages[wire.other]
        let drive = 0.5 * fields[wire] * model.wires[wire].oneMinusTanhOverZetaSquared(k)
        // Differences of slopes are formed here, so round-off counts against the largest term.
        let size =
          model.pairDiffusion * model.wires[wire.other].zetaSquared(k) * (abs(slope) + abs(other))
          + model.tripleDiffusion[wire] * (abs(slope) + abs(averages[wire]))
        #expect(abs(pairs + triples - drive) < 1e-13 * (size + abs(drive)))
      }
    }
  }

  @Test(arguments: [0, 5, 6, 10, 12])
  func `S is the current and the currents are opposite`(index: Int) throws {
    let model = try ExactReference.all[index].model()
    let solution = model.solve()
    let top = max(model.wires.one.fermiEnergy, model.wires.two.fermiEnergy)
    let currents = WirePair { wire in
      try! Quadrature.integrate(
        { model.wires[wire].oneMinusTanh($0) * solution.slope(wire, $0) }, from: 0,
        to: (2 * top + 90).squareRoot(), breakpoints: [1, model.wires[wire].fermiMomentum],
        absoluteError: 1e-9 * solution.conductivity, relativeError: 1e-9
      ).value / (2 * .pi)
    }
    #expect(relativeDifference(currents.one, solution.conductivity) < 1e-8)
    #expect(relativeDifference(currents.two, -solution.conductivity) < 1e-8)
  }

  @Test func `exchanging the wires changes nothing but their names`() throws {
    let model = try ExactReference.all[0].model()
    let mirrored = try ExactlySolvableModel(
      wires: .init(model.wires.two, model.wires.one), pairDiffusion: 1, lambda: .init(0.03, 0.02),
      mu1: model.mu.two)
    #expect(
      relativeDifference(mirrored.solve().dragResistivity, model.solve().dragResistivity) < 1e-13)
  }

  @Test func `strengths that admit no steady state are refused`() {
    let wires = WirePair(fermiEnergies: 3, 3)
    let untouched = #expect(throws: ModelError.self) {
      try ExactlySolvableModel(wires: wires, pairDiffusion: 1, lambda: .init(0, 1), mu1: 0)
    }
    #expect(untouched == .untouched(.one))
    #expect(
      untouched?.description
        == "Three-particle scattering leaves wire 1 untouched (its deviation then grows without "
        + "bound at large momenta, and S depends on a cutoff). Give both wires a positive lambda "
        + "or mu.")
    let uncoupled = #expect(throws: ModelError.self) {
      try ExactlySolvableModel(wires: wires, pairDiffusion: 0, lambda: .init(1, 1), mu1: 0)
    }
    #expect(
      uncoupled?.description
        == "Nothing exchanges momentum between the wires (D2 and mu_1 are both zero, so they do "
        + "not drag each other and S is infinite). Give D2 or mu_1 a positive value.")
    let negative = #expect(throws: ModelError.self) {
      try ExactlySolvableModel(wires: wires, pairDiffusion: 1, lambda: .init(1, -2), mu1: 0)
    }
    #expect(
      negative?.description
        == "The strength lambda_2 is -2.0 (a collision rate must be finite and not negative). Use "
        + "zero or a positive number.")
  }

  @Test(arguments: [1e-200, 1e200], [0.0, 0.5])
  func `nothing overflows far beyond the stated range`(strength: Double, mismatch: Double) throws {
    let solution = try ExactlySolvableModel(
      wires: WirePair(fermiEnergies: 10 + mismatch, 10), pairDiffusion: 1,
      lambda: .init(strength, 2 * strength), mu1: 0.1 * strength
    ).solve()
    #expect(solution.conductivity > 0 && solution.conductivity.isFinite)
    #expect(solution.slope(.one, 3).isFinite)
    // The scaling laws of both ends: S ~ 1/D3 off resonance when D3 -> 0, and when D3 -> infinity.
    if mismatch > 0 || strength > 1 {
      let next = try ExactlySolvableModel(
        wires: solution.model.wires, pairDiffusion: 1, lambda: .init(2 * strength, 4 * strength),
        mu1: 0.2 * strength
      ).solve()
      #expect(relativeDifference(solution.conductivity, 2 * next.conductivity) < 1e-12)
    }
  }
}
