import ClosedForms
import FokkerPlanck
import Input
import Statistics
import Studies
import Testing
import WirePhysics

/// Real potentials, sampled, against the closed forms with the constants that stand for them.
@Suite struct ReducedRunTests {
  private static func soft(mismatch: Double, error: Double) -> RunConfiguration {
    let potential = Potential.gaussian(strength: 0.1, length: 8)
    var configuration = RunConfiguration(
      title: "soft",
      doubleWire: DoubleWire(
        wires: WirePair(fermiEnergies: 4 + mismatch / 2, 4 - mismatch / 2),
        intrawire: WirePair(potential, potential), interwire: potential.scaled(by: 0.5)),
      collisions: .init(triples: .microscopic(intrawire: 1, mixed: 1)))
    configuration.solve = .init(stop: .targetError(error))
    configuration.solve.maximumSamples = 60_000_000
    return configuration
  }

  @Test func `in the soft limit the tail of a sampled run is that of the reduced constants`() throws
  {
    let configuration = Self.soft(mismatch: 0.3, error: 0.03)
    let outcome = try #require(try ReductionOutcome(configuration))
    guard case .constants(let constants) = outcome else {
      Issue.record("no constants: \(outcome)")
      return
    }
    let answer = try ClosedFormStudy.Answer(configuration, reduction: outcome)
    let tail = try #require(answer.results.first { $0.form == .exactTailConductivity })
    #expect(tail.valid, "\(tail.because)")
    let S = try #require(tail.value)
    let stated = try #require(tail.error) / S
    #expect(stated < 0.5 && constants.diffusion.isKnown)
    let sampled = try #require(try OperatorRun(configuration).answer().S)
    print("  sampled S \(sampled), (132) with reduced D3 \(S), stated \(stated)")
    // Four errors and what the reduction says of itself, and (Delta/2T)^2 of (132).
    func agrees(_ factor: Double) -> Bool {
      abs(sampled.value * factor / S - 1) < 4 * factor * sampled.standardError / S + stated + 0.03
    }
    #expect(agrees(1))
    // A factor of two in D3, either way, is not within the errors.
    #expect(!agrees(2) && !agrees(0.5))
  }

  @Test func `regimes and closed forms follow from reduced constants, or are unknown`() throws {
    let soft = Self.soft(mismatch: 0, error: 0.03)
    let answer = try ClosedFormStudy.Answer(soft, reduction: ReductionOutcome(soft))
    #expect(answer.context.ratio > 0 && answer.context.ratio.isFinite)
    #expect(Regime(soft, answer.context) == .resonance)
    #expect(try Regime.reducing(soft) == (.resonance, nil))
    let width = try #require(answer.results.first { $0.form == .exactResonanceWidth })
    #expect(width.valid && (width.error ?? 0) > 0, "\(width.because)")
    // Gamma goes like the root of D3.
    let error = try #require(answer.context.ends.map(\.ratio).max()) / answer.context.ratio
    let value = try #require(width.value)
    #expect(abs((value + (width.error ?? 0)) / value - error.squareRoot()) < 1e-9)
    // What does not depend on D3 has no error, but says on what it rests.
    let height = try #require(answer.results.first { $0.form == .resonanceHeight })
    #expect(height.error == 0)
    // Soft to a mere 0.7: nothing is known, and no form that needs D3 applies.
    var hard = soft
    let potential = Potential.gaussian(strength: 0.1, length: 0.7)
    hard.doubleWire = DoubleWire(
      wires: soft.doubleWire.wires, intrawire: WirePair(potential, potential),
      interwire: potential.scaled(by: 0.5))
    let unknown = try ClosedFormStudy.Answer(hard, reduction: ReductionOutcome(hard))
    #expect(unknown.context.ratio.isNaN)
    #expect(Regime(hard, unknown.context) == .microscopic)
    let open = try Regime.reducing(hard)
    #expect(
      open.regime == .microscopic && open.unknown?.hasPrefix("transfers are not small") == true)
    for result in unknown.results where result.form != .highFrequency {
      #expect(!result.valid, "\(result.name)")
      #expect(
        result.because.contains("unknown: transfers are not small")
          || result.form == .pairCollisions, "\(result.because)")
    }
  }
}
