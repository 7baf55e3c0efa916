import Input
import KineticOperator
import Statistics
import Studies
import Testing
import WirePhysics

@Suite struct SpectrumResultTests {
  /// Wires at eps_F = 14 T: exp(-2 eps_F/T) is 7e-13.
  private static func spectrum(_ triples: TripleModel) throws -> SpectrumResult {
    let potential = Potential.gaussian(strength: 1, length: 6)
    return try SpectrumStudy(
      RunConfiguration(
        title: "spectrum",
        doubleWire: DoubleWire(
          wires: WirePair(fermiEnergies: 14, 14), intrawire: WirePair(potential, potential),
          interwire: potential),
        collisions: .init(triples: triples),
        solve: .init(stop: .samples(1 << 19), basis: .init(intervals: 32)),
        random: .init(seed: 2))
    ).answer()
  }

  @Test func `rates are resolved over more than twelve decades`() throws {
    let spectrum = try Self.spectrum(
      .softModel(
        .init(lambda: WirePair(1e-9, 1e-9), mu1: 0, reference: .pairDiffusion, length: 6)))
    let rates = spectrum.modes.compactMap(\.rate).filter { $0.value != 0 }
    let slowest = try #require(rates.min { $0.value < $1.value })
    let fastest = try #require(rates.max { $0.value < $1.value })
    #expect(rates.allSatisfy { $0.value > 0 })
    #expect(fastest.value / slowest.value > 1e12)
    // Resolved: the slowest rate carries a statistical error of a few percent, not noise of round-off.
    #expect(slowest.relativeError < 0.1, "\(slowest)")
  }

  @Test func `what is conserved has rate zero exactly`() throws {
    let spectrum = try Self.spectrum(
      .softModel(
        .init(lambda: WirePair(0.1, 0.1), mu1: 0.01, reference: .pairDiffusion, length: 6)))
    let conserved = spectrum.modes.filter { $0.rate == Estimate(value: 0, standardError: 0) }
    // The total momentum is odd; the two numbers are even. Model soft collisions give up energy.
    #expect(conserved.filter { $0.parity == .odd }.count == 1)
    #expect(conserved.filter { $0.parity == .even }.count == 2)
  }
}
