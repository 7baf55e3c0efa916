import FokkerPlanck
import Foundation
import Testing
import WirePhysics

@Suite struct MicroscopicSolverTests {
  private static let system = SoftCollisionTests.system(
    (2.6, 2.2), .gaussian(strength: 1, length: 4), .gaussian(strength: 0.6, length: 5))

  private static func solver(
    cut: Double = 0.4, pairs: Double = 1, intrawire: Double = 1, mixed: Double = 1,
    system: DoubleWire = system
  ) -> MicroscopicSolver {
    MicroscopicSolver(
      system: system,
      settings: MicroscopicSettings(
        cut: cut, pairs: pairs, intrawire: intrawire, mixed: mixed))
  }

  @Test(arguments: [0, 1e-5, 1, 1e4])
  func `the solution keeps all laws at any strength of pairs`(pairs: Double) throws {
    let solution = try Self.solver(pairs: pairs).solve()
    print("XX", pairs, solution.conductivity, solution.meshChange, solution.cutoff, solution.laws)
    #expect(solution.laws.worst < 1e-11)
    #expect(solution.meshChange <= solution.settings.tolerance)
    #expect(solution.dragResistivity > 0)
  }

  @Test func `the profile is the quadrature of (S9) to (S11)`() throws {
    let momenta = [0.0, 0.7, 1.6, 2.3, 3.1]
    let profile = try DiffusionProfile(
      Self.system, settings: MicroscopicSettings(cut: 0.4), momenta: momenta)
    let diffusion = SoftDiffusion(system: Self.system, cut: 0.4)
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
