import Collisions
import Diagnostics
import FokkerPlanck
import Foundation
import Input
import RandomStreams
import Statistics
import Studies
import Testing
import WirePhysics

/// Rates and sampled coefficients with `random: {points: lattice}`, as commands find them.
@Suite struct LatticeStudyTests {
  private static func configuration(
    _ potential: Potential = Configurations.gaussian, lattices: Bool, target: Double
  ) -> RunConfiguration {
    var configuration = Configurations.microscopic(potential, seed: 3, samples: 1)
    configuration.solve.stop = .targetError(target)
    configuration.solve.maximumSamples = 100_000_000
    configuration.random.points = lattices ? .lattice : .sobol
    configuration.fokkerPlanck.samples = 100_000
    return configuration
  }

  @Test func `rates on lattices are those of drawn orbits, with the same bits for any threads`()
    throws
  {
    let momenta = [0, 2.4]
    func answer(_ lattices: Bool, _ target: Double, threads: Int) throws -> LifetimeStudy.Answer {
      try LifetimeStudy(
        Self.configuration(lattices: lattices, target: target), momenta: momenta
      ).answer(threads: threads)
    }
    let drawn = try answer(false, 0.02, threads: 2)
    let lattice = try answer(true, 5e-4, threads: 2)
    let again = try answer(true, 5e-4, threads: 3)
    #expect(drawn.rates.count == 12 && lattice.isTargetReached)
    for (a, b) in zip(drawn.rates, lattice.rates) {
      // Twelve comparisons: fails once in 1,300 seeds.
      #expect(
        abs(a.rate.value - b.rate.value) < 4 * hypot(a.rate.standardError, b.rate.standardError),
        "\(a) \(b)")
    }
    #expect(lattice.rates.map(\.rate) == again.rates.map(\.rate))
    #expect(drawn.rates.allSatisfy { $0.points == .independent })
    #expect(lattice.rates.allSatisfy { $0.points == .lattice })
    #expect(lattice.samples < drawn.samples, "\(lattice.samples) \(drawn.samples)")
    #expect(lattice.summary.contains("points on lattices: 12 of 12 rates"))
    #expect(!drawn.summary.contains("lattice"))
  }

  @Test func `a cusp in the potential is noticed, and the summary says so`() throws {
    let answer = try LifetimeStudy(
      Self.configuration(Configurations.exponential, lattices: true, target: 0.05),
      momenta: [0, 2.4]
    ).answer()
    let others = answer.rates.filter { $0.points == .sobol }
    #expect(!others.isEmpty)
    #expect(
      answer.summary.contains(
        "on Sobol points, since lattices did not converge faster in a trial or there are none: \(others[0].process.name) wire"
      ))
  }

  @Test func `coefficients of whole lattices are named in the summary`() throws {
    let lattice = try FokkerPlanckStudy(Self.configuration(lattices: true, target: 0.01)).answer()
    let drawn = try FokkerPlanckStudy(Self.configuration(lattices: false, target: 0.01)).answer()
    #expect(lattice.sampledDiffusion?.samples == 65_536)
    #expect(drawn.sampledDiffusion?.samples == 100_000)
    #expect(lattice.summary.contains("points on lattices: "))
    #expect(!drawn.summary.contains("points on"))
  }
}
