import FokkerPlanck
import Testing
import WirePhysics

/// Test (ii): one flavour of g_f is a wire by itself with g_f times the D2, and all together conduct g_f times as well.
@Suite struct FlavourModelTests {
  private static let energies = [(5.0, 5.0), (5, 5.3), (6, 3), (2, 2.01)]

  @Test(arguments: [Flavours.two, .four])
  func `the exactly solvable model scales with the flavours`(flavours: Flavours) throws {
    let g = flavours.count
    for (one, two) in Self.energies {
      func solve(_ flavours: Flavours) throws -> ExactSolution {
        // D2 of one flavour of the other wire is 0.7; an electron feels those of all.
        try ExactlySolvableModel(
          wires: WirePair(fermiEnergies: one, two, flavours: flavours), pairDiffusion: 0.7 * g,
          lambda: WirePair(0.02, 0.03), mu1: 0.004
        ).solve()
      }
      let (single, several) = (try solve(.one), try solve(flavours))
      #expect(abs(several.dragResistivity * g / single.dragResistivity - 1) < 1e-13)
      #expect(abs(several.conductivity / (g * single.conductivity) - 1) < 1e-13)
      // Slopes belong to an electron.
      for k in [0.0, 1, 3] {
        #expect(abs(several.slope(.one, k) / single.slope(.one, k) - 1) < 1e-12)
      }
    }
  }

  @Test(arguments: [Flavours.two, .four])
  func `pair collisions alone do not show the flavours`(flavours: Flavours) {
    func conductivity(_ flavours: Flavours) -> Double? {
      let limit = PairCollisionLimit(
        wires: WirePair(fermiEnergies: 4, 4, flavours: flavours),
        pairDiffusion: flavours.count * 0.7)
      guard case .steady(let S, _) = limit.response(cutoff: 8) else { return nil }
      return S
    }
    #expect(conductivity(flavours) == conductivity(.one))
  }

  @Test(arguments: [Flavours.two, .four])
  func `microscopic soft scattering grows with the square of the flavours`(
    flavours: Flavours
  ) throws {
    func system(_ flavours: Flavours, pairs: Double) -> MicroscopicSolver {
      MicroscopicSolver(
        system: DoubleWire(
          wires: WirePair(fermiEnergies: 2.6, 2.2, flavours: flavours),
          intrawire: WirePair { _ in .gaussian(strength: 1, length: 4) },
          interwire: .gaussian(strength: 0.6, length: 5)),
        settings: MicroscopicSettings(cut: 0.8, pairs: pairs))
    }
    let g = flavours.count
    let momenta = [0.0, 1, 2]
    let profiles = try [Flavours.one, flavours].map {
      let solver = system($0, pairs: 1)
      return try DiffusionProfile(solver.system, settings: solver.settings, momenta: momenta)
    }
    for wire in WireIndex.allCases {
      for (one, all) in zip(profiles[0].diffusion(wire), profiles[1].diffusion(wire)) {
        #expect(abs(all / (g * g * one) - 1) < 1e-13)
      }
    }
    // Everything g_f^2 times as strong as for one flavour, whose pairs are made g_f times: S of one is 1/g_f^2, of all 1/g_f.
    let single = try system(.one, pairs: 1 / g).solve()
    let several = try system(flavours, pairs: 1).solve()
    #expect(abs(several.conductivity * g / single.conductivity - 1) < 1e-9)
  }
}
