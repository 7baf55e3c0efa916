import FokkerPlanck
import Foundation
import Testing
import WirePhysics

@Suite struct MicroscopicSolverTests {
  private static let system = SoftCollisionTests.system(
    (2.6, 2.2), .gaussian(strength: 1, length: 4), .gaussian(strength: 0.6, length: 5))

  private static func solver(
    cut: Double = 0.8, pairs: Double = 1, intrawire: Double = 1, mixed: Double = 1,
    system: DoubleWire = system
  ) -> MicroscopicSolver {
    MicroscopicSolver(
      system: system,
      settings: MicroscopicSettings(
        cut: cut, pairs: pairs, intrawire: intrawire, mixed: mixed))
  }

  @Test(arguments: [0, 1, 1e4])
  func `the solution keeps all laws at any strength of pairs`(pairs: Double) throws {
    let solution = try Self.solver(pairs: pairs).solve()
    #expect(solution.laws.worst < 1e-11)
    #expect(solution.meshChange <= solution.settings.tolerance)
    #expect(solution.dragResistivity > 0)
  }

  @Test func `scattering inside the wires conserves the momentum of each`() throws {
    // (76): without mixed scattering and pairs nothing couples the wires.
    #expect(throws: FokkerPlanckError.singular) {
      try Self.solver(pairs: 0, mixed: 0).solve()
    }
    let momenta = [0.0, 1, 2]
    let own = try DiffusionProfile(
      Self.system, settings: MicroscopicSettings(cut: 0.8, mixed: 0), momenta: momenta)
    #expect(own.crossing(.one) == [0, 0, 0] && own.diffusion(.b, .two) == [0, 0, 0])
    #expect(own.diffusion(.one).allSatisfy { $0 > 0 })
  }

  @Test func `the momentum that crosses over is the same seen from either wire`() throws {
    // (77): Int zeta_1^2 C_1 of a unit slope in wire 2 is Int zeta_2^2 C_2 of one in wire 1.
    let momenta = (0...80).map { 0.075 * Double($0) }
    let profile = try DiffusionProfile(
      Self.system, settings: MicroscopicSettings(cut: 0.8), momenta: momenta)
    let sums = WirePair { wire in
      // Simpson's rule, at 80 intervals good to 1e-7.
      zip(momenta, profile.crossing(wire)).enumerated().reduce(0.0) { sum, item in
        let (index, (k, value)) = item
        let weight: Double = index == 0 || index == 80 ? 1 : index % 2 == 1 ? 4 : 2
        return sum + weight * Self.system[wire].zetaSquared(k) * value
      }
    }
    #expect(abs(sums.one / sums.two - 1) < 1e-5, "\(sums)")
  }

  @Test func `S does not depend on the mesh or its end`() throws {
    let solver = Self.solver()
    let coarse = try solver.solve()
    let fine = try solver.solve(
      on: MicroscopicMesh(
        cutoff: coarse.cutoff + 1, level: .init(density: 1.2, degree: 5, points: 10)))
    #expect(abs(coarse.conductivity / fine.conductivity - 1) < 1e-4)
  }

  @Test func `S rises with the order of the splines, from below`() throws {
    let solver = Self.solver()
    let cutoff = 8.6
    let best = try solver.solve(
      on: MicroscopicMesh(cutoff: cutoff, level: .init(density: 1.4, degree: 7, points: 10)))
    let losses = try [0.25, 0.35, 0.5, 0.7].map { density in
      let trial = try solver.solve(
        on: MicroscopicMesh(cutoff: cutoff, level: .init(density: density, degree: 2, points: 14)))
      return 1 - trial.conductivity / best.conductivity
    }
    // The variational principle: every trial space gives a lower bound.
    #expect(losses.allSatisfy { $0 > 0 })
    // Quadratic splines: the slopes converge with order 3 and S with 6, which coarse meshes come up to.
    let orders = zip(losses, losses.dropFirst()).map { log($0 / $1) / log(1.4) }
    #expect(orders[0] < orders[1] && orders[1] < orders[2], "\(orders)")
    #expect(abs(orders[2] - 6) < 1, "\(orders)")
  }

  @Test func `near momenta contribute more the smaller the cut`() throws {
    let shares = try [1.6, 0.8, 0.4].map { cut in
      let solution = try Self.solver(cut: cut).solve()
      return try solution.nearShares([1.6, 3.2])
    }
    #expect(shares[0][0] == 0)
    #expect(shares[1][0] > 0.1 && shares[2][0] > shares[1][0] && shares[2][0] < 1)
    #expect(shares.allSatisfy { $0[1] >= $0[0] })
  }

  @Test func `a contact interaction has no scale of transfers`() {
    let system = SoftCollisionTests.system(
      (3, 3), .contact(strength: 1), .gaussian(strength: 0.5, length: 2))
    let error = #expect(throws: FokkerPlanckError.self) {
      try Self.solver(system: system).solve()
    }
    #expect(error == .noTransferScale)
    #expect(
      error?.description
        == "The Fokker-Planck equation does not apply (a potential does not decay with q, so "
        + "momentum transfers are not small). Use a potential that decays, such as gaussian, "
        + "exponential or gated-coulomb.")
  }

  @Test func `the profile is the quadrature of (S9) to (S11)`() throws {
    let momenta = [0.0, 0.7, 1.6, 2.3, 3.1]
    let profile = try DiffusionProfile(
      Self.system, settings: MicroscopicSettings(cut: 0.8), momenta: momenta)
    let diffusion = AdaptiveDiffusion(system: Self.system, cut: 0.8)
    for wire in WireIndex.allCases {
      for channel in SoftDiffusion.Channel.allCases {
        for (k, found) in zip(momenta, profile.diffusion(channel, wire)) {
          let exact = try diffusion.coefficient(channel, wire, k)
          #expect(abs(found / exact - 1) < 1e-6, "\(channel) \(wire) \(k)")
        }
      }
    }
  }
}
