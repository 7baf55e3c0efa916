import ClosedForms
import Foundation
import Testing
import WirePhysics

/// How the exactly solvable model approaches (143)-(154) as T/eps_F -> 0.
@Suite struct EquilibrationTests {
  @Test(arguments: [0.0, 1])
  func `the washed-out resonance is approached in the middle of its range`(mismatch: Double) throws
  {
    let deviations = try [20.0, 40].map { energy in
      let boundaries = RegimeBoundaries(energy: energy)
      let ratio = (boundaries.narrow * boundaries.equilibrium).squareRoot()
      return try ModelPoint(energy: energy, mismatch: mismatch, ratio: ratio).deviation(.washedOut)
    }
    // In the geometric middle both boundaries are a factor T/eps_F away: first order.
    #expect(abs(observedOrder(deviations[0], deviations[1]) - 1) < 0.15, "\(deviations)")
    // At Delta = 0 only the upper boundary counts: D3 beside D2 zeta^2 in the determinant (74)
    // takes (D3/4 D2) exp(eps_F) Int exp(-3 k^2/2)/Int exp(-k^2) = 24^(-1/2) T/eps_F of S.
    if mismatch == 0 { #expect(abs(deviations[1] * 40 - 1 / 24.0.squareRoot()) < 1e-3) }
  }

  @Test(arguments: [0.25, 0.5, 0.75])
  func `the plateau is exact up to exponentially small terms at equal densities`(
    position: Double
  ) throws {
    let deviations = try [20.0, 40].map { energy in
      let boundaries = RegimeBoundaries(energy: energy)
      let ratio = pow(boundaries.equilibrium, 1 - position) * pow(boundaries.drift, position)
      return abs(
        try ModelPoint(energy: energy, ratio: ratio, interwireShare: 1e-4).deviation(.plateau))
    }
    // The distance to the nearer boundary is exp(2 eps_F x (share)), here at least exp(eps_F/2).
    #expect(deviations[0] < 100 * exp(-10.0))
    #expect(deviations[1] < 100 * exp(-20.0))
  }

  @Test(arguments: [1.0, 2])
  func `the plateau is approached in first order at unequal densities`(mismatch: Double) throws {
    let deviations = try [20.0, 40].map { energy in
      let boundaries = RegimeBoundaries(energy: energy)
      let ratio = (boundaries.equilibrium * boundaries.drift).squareRoot()
      return try ModelPoint(energy: energy, mismatch: mismatch, ratio: ratio, interwireShare: 1e-4)
        .deviation(.plateau)
    }
    // The derivation drops n_1 - n_2 ~ Delta/eps_F.
    #expect(abs(observedOrder(deviations[0], deviations[1]) - 1) < 0.1, "\(deviations)")
  }

  @Test(arguments: [0.0, 2])
  func `the drift regime is approached in second order`(mismatch: Double) throws {
    let deviations = try [20.0, 40].map { energy in
      let ratio = 1e9 * exp(energy)
      return try ModelPoint(
        energy: energy, mismatch: mismatch, ratio: ratio, interwireShare: 0.1 / ratio
      ).deviation(.drift)
    }
    #expect(abs(observedOrder(deviations[0], deviations[1]) - 2) < 0.1, "\(deviations)")
  }

  @Test func `the far tail is approached exponentially in the mismatch`() throws {
    let energy = 60.0
    let excess = try [6.0, 8, 10].map { mismatch in
      let ratio = 1e9 * exp(energy)
      let point = try ModelPoint(
        energy: energy, mismatch: mismatch, ratio: ratio, interwireShare: 1 / ratio)
      return (mismatch, try point.deviation(.farTail))
    }
    // D2 J/2 mu -> 4 (Delta/2 - 1) exp(-Delta) with D2 = mu, besides (Delta/eps_F)^2.
    for (mismatch, deviation) in excess {
      let pairs = 4 * (mismatch / 2 - 1) * exp(-mismatch)
      let curvature = mismatch * mismatch / (energy * energy)
      #expect(abs(deviation - pairs) < curvature, "Delta \(mismatch): \(deviation)")
    }
  }

  @Test func `the far tail is approached in second order at large Fermi energies`() throws {
    let deviations = try [30.0, 60].map { energy in
      let ratio = 1e9 * exp(energy)
      return try ModelPoint(
        energy: energy, mismatch: 18, ratio: ratio, interwireShare: 1 / ratio
      ).deviation(.farTail)
    }
    #expect(abs(observedOrder(deviations[0], deviations[1]) - 2) < 0.3, "\(deviations)")
  }
}
