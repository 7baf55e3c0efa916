import Foundation
import Input
import Statistics
import Studies
import Testing
import WirePhysics

@Suite struct TransferExtrapolationTests {
  /// The points of the issue: chemical potentials and lambda_1, lambda_2, mu_1 over D2.
  static let points: [(WirePair<Double>, WirePair<Double>, Double)] = [
    (WirePair(4, 4), WirePair(0.1, 0.1), 0.01), (WirePair(4.25, 3.75), WirePair(0.02, 0.03), 0.01),
    (WirePair(4.25, 3.75), WirePair(1, 1.5), 0.3), (WirePair(5, 3), WirePair(10, 10), 0.05),
  ]

  private func configuration(_ index: Int, length: Double) -> RunConfiguration {
    let (energies, lambda, mu) = Self.points[index]
    let potential = Potential.gaussian(strength: 0.5, length: length)
    return RunConfiguration(
      title: "soft model",
      doubleWire: DoubleWire(
        wires: WirePair(fermiEnergies: energies.one, energies.two),
        intrawire: WirePair(potential, potential), interwire: potential),
      collisions: .init(
        triples: .softModel(
          .init(lambda: lambda, mu1: mu, reference: .pairDiffusion, length: length))),
      solve: .init(basis: .init(intervals: 20)))
  }

  @Test(arguments: 0..<4)
  func `sampling goes to the exactly solvable model like 1/l^2`(index: Int) throws {
    let configuration = configuration(index, length: 6)
    let result = try #require(
      try TransferExtrapolation(configuration, samples: 1 << 18, threads: 2))
    let exact = try FokkerPlanckAnswer(configuration).dragResistivity
    // Four errors, and 0.3 % for what is left of the series: fails once in 16,000 seeds.
    let allowed = 4 * result.limit.standardError + 0.003 * exact
    #expect(abs(result.limit.value - exact) < allowed)
    #expect(result.limit.relativeError < 0.01)
    // Halving the transfers twice: the first step is four times the second, up to the next order in 1/l^2
    // (10 % of the step at l = 6) and four errors.
    let (first, second) = (result.steps[0], result.steps[1])
    let defect = first.value - 4 * second.value
    let noise = hypot(first.standardError, 4 * second.standardError)
    #expect(abs(defect) < 4 * noise + 0.1 * abs(first.value) + 0.001, "\(first), \(second)")
    #expect(abs(first.value) > 4 * first.standardError)
  }

  @Test func `microscopic triples have no such limit`() throws {
    let microscopic = Configurations.microscopic(Configurations.gaussian, seed: 1, samples: 64)
    let result = try TransferExtrapolation(microscopic, samples: 64, threads: 1)
    #expect(result.map(\.limit) == nil)
  }
}
