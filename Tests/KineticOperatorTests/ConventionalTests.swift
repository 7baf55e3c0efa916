import Collisions
import Foundation
import KineticOperator
import RandomStreams
import Statistics
import TestSupport
import Testing
import WirePhysics

/// The golden rule is an upper bound of the drag resistivity, and the drift makes it equal.
@Suite struct ConventionalTests {
  /// Random wires, potentials, scattering and three-particle collisions.
  private struct Case {
    let doubleWire: DoubleWire
    let basis: SplineBasis
    let samplers: [any CollisionSampler]

    init(_ uniform: () -> Double) throws {
      func between(_ low: Double, _ high: Double) -> Double {
        low * pow(high / low, uniform())
      }
      let mean = between(0.5, 12)
      let mismatch = uniform() < 0.3 ? 0 : (uniform() - 0.5) * mean
      let strength = between(0.05, 3)
      let length = between(0.3, 3)
      let potential: Potential =
        switch Int(3 * uniform()) {
        case 0: .gaussian(strength: strength, length: length)
        case 1: .exponential(strength: strength, length: length)
        default: .contact(strength: strength)
        }
      let isExact = uniform() < 0.2
      let wires = DoubleWire(
        wires: WirePair(fermiEnergies: mean + mismatch / 2, mean - mismatch / 2),
        intrawire: WirePair { _ in .gaussian(strength: 1, length: length) }, interwire: potential,
        pairs: isExact ? try .exact(potential) : nil)
      doubleWire = wires
      basis = try SplineBasis.odd(wires, intervals: 6)
      let limit = basis.grid.reach
      let lambda = between(1e-4, 10)
      let mu1 = between(1e-4, 1)
      samplers =
        [
          PairSampler(wires, limit: limit),
          SoftSampler(interwire: wires, mu1: mu1, length: 2, limit: limit),
        ]
        + WireIndex.allCases.map {
          SoftSampler(intrawire: $0, of: wires, lambda: lambda, length: 2, limit: limit)
        }
    }
  }

  @Test(.tags(.statistical)) func `conventional is never less than kinetic`() throws {
    var stream = RandomStream(.philox4x32, at: StreamAddress(seed: 231, purpose: .test, block: 0))
    var smallest = Double.infinity
    for index in 0..<200 {
      let it = try Case { stream.uniform() }
      let forms = assemble(it.basis, it.samplers, rounds: 1, seed: UInt64(index), blockSize: 64)
      let kinetics = KineticOperator(doubleWire: it.doubleWire, basis: it.basis, forms: forms)
      let kinetic = try kinetics.reached().dragResistivity.value
      let conventional = try kinetics.conventionalDragResistivity().value
      let pairs = try kinetics.conventionalDragResistivity { $0.channel == .pair }.value
      // Both of one sampled form: the variational principle holds to round-off, whatever the samples.
      #expect(conventional >= kinetic * (1 - 1e-8), "case \(index): \(conventional) and \(kinetic)")
      #expect(pairs > 0 && pairs <= conventional)
      smallest = min(smallest, conventional / kinetic)
    }
    // Nor is it a trivial bound.
    #expect(smallest < 1.1, "\(smallest)")
  }

  @Test(.tags(.statistical)) func `strong intrawire scattering makes it the kinetic value`() throws
  {
    // g_s = k where nothing but number, momentum and energy of a wire survives. What is left goes with 1/lambda.
    let doubleWire = DoubleWire.gaussian(mismatch: 0.7)
    let basis = try SplineBasis.odd(doubleWire, intervals: 8)
    let excess = try [1e3, 1e4].map { lambda in
      let samplers: [any CollisionSampler] =
        [PairSampler(doubleWire, limit: basis.grid.reach)]
        + WireIndex.allCases.map {
          SoftSampler(
            intrawire: $0, of: doubleWire, lambda: lambda, length: 2, limit: basis.grid.reach)
        }
      let forms = assemble(basis, samplers, rounds: 8, seed: 232)
      let kinetics = KineticOperator(doubleWire: doubleWire, basis: basis, forms: forms)
      return try kinetics.conventionalDragResistivity().value
        / kinetics.reached().dragResistivity.value - 1
    }
    #expect(excess[1] > 0 && excess[1] < 1e-2, "\(excess)")
    #expect(abs(log10(excess[0] / excess[1]) - 1) < 0.1, "\(excess)")
  }

  @Test(.tags(.analytic)) func `without collisions between the wires it is zero`() throws {
    let doubleWire = DoubleWire.gaussian(mismatch: 0.7)
    let basis = try SplineBasis.odd(doubleWire, intervals: 8)
    let samplers = WireIndex.allCases.map {
      SoftSampler(intrawire: $0, of: doubleWire, lambda: 1, length: 2, limit: basis.grid.reach)
    }
    let forms = assemble(basis, samplers, rounds: 1, seed: 233)
    let kinetics = KineticOperator(doubleWire: doubleWire, basis: basis, forms: forms)
    #expect(
      try kinetics.conventionalDragResistivity() == Estimate(value: 0, standardError: 0))
    #expect(
      try kinetics.conventionalDragResistivity { $0.channel == .pair }
        == Estimate(value: 0, standardError: 0))
  }
}
