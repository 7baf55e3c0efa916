import FokkerPlanck
import GSLSupport
import Testing
import WirePhysics

@Suite struct PairCollisionLimitTests {
  let wires = WirePair(fermiEnergies: 4, 4)

  @Test(arguments: [0.5, 3, 6])
  func `S is the integral up to the cutoff`(cutoff: Double) throws {
    let limit = PairCollisionLimit(wires: wires, pairDiffusion: 0.3)
    let integral = try Quadrature.integrate(
      {
        let ratio = wires.one.oneMinusTanhOverZetaSquared($0)
        return ratio * ratio
      }, from: 0, to: cutoff, relativeError: 1e-12)
    guard case .steady(let s, let growth) = limit.response(cutoff: cutoff) else {
      Issue.record("equal wires must have a response")
      return
    }
    #expect(relativeDifference(s, 2 * integral.value / (16 * .pi * 0.3)) < 1e-12)
    let ratio = wires.one.oneMinusTanhOverZetaSquared(cutoff)
    #expect(relativeDifference(growth, 2 * ratio * ratio / (16 * .pi * 0.3)) < 1e-14)
  }

  @Test func `the solvable model approaches pair collisions with the cutoff of its crossover`()
    throws
  {
    // D3 = 1e-30 D2 takes over where zeta^2 = 2e-30: a soft cutoff at k = (2 (eps_F + 69.7))^(1/2).
    let model = try ExactlySolvableModel(
      wires: wires, pairDiffusion: 1, lambda: .init(1e-30, 1e-30), mu1: 0)
    let limit = PairCollisionLimit(wires: wires, pairDiffusion: 1)
    let cutoff = (2 * 73.7).squareRoot()
    guard case .steady(let s, let growth) = limit.response(cutoff: cutoff) else {
      Issue.record("equal wires must have a response")
      return
    }
    // The crossover is as wide as a change of the energy by T, 1/k in momentum.
    #expect(abs(model.solve().conductivity - s) < growth / cutoff)
  }

  @Test func `unequal wires slide without friction`() {
    let unequal = WirePair(fermiEnergies: 4, 4.000001)
    #expect(
      PairCollisionLimit(wires: unequal, pairDiffusion: 1).response(cutoff: 5) == .frictionless)
  }
}
