import Collisions
import KineticOperator
import Statistics
import Testing
import WirePhysics

/// The microscopic kernels at eps_F = 3.25 and 2.75, V_ss = exp(-2 q^2), V_12 = exp(-2 q^2)/2.
@Suite(.tags(.statistical)) struct MicroscopicTests {
  /// Which kernels take part, and the resistivity another program found, to 0.4 %.
  struct Case: Sendable, CustomTestStringConvertible {
    let intrawire: Double
    let mixed: Double
    let resistivity: Double

    var testDescription: String { "pairs + \(intrawire) intrawire + \(mixed) mixed" }

    func sampled(
      _ doubleWire: DoubleWire, intervals: Int = 24, rounds: Int, seed: UInt64
    ) throws -> SteadyState {
      let basis = try SplineBasis.odd(doubleWire, intervals: intervals)
      let limit = basis.grid.reach
      var samplers: [any CollisionSampler] = [PairSampler(doubleWire, limit: limit)]
      for wire in WireIndex.allCases {
        samplers.append(
          TripleSampler(
            wires: [wire, wire, wire], of: doubleWire, strength: intrawire, limit: limit))
        if mixed > 0 {
          samplers.append(
            TripleSampler(
              wires: [wire, wire, wire.other], of: doubleWire, strength: mixed, limit: limit))
        }
      }
      let forms = assemble(basis, samplers, rounds: rounds, seed: seed)
      return try KineticOperator(doubleWire: doubleWire, basis: basis, forms: forms).reached()
    }
  }

  static let cases = [
    Case(intrawire: 1, mixed: 0, resistivity: 5.58e-6),
    Case(intrawire: 100, mixed: 0, resistivity: 3.886e-5),
    Case(intrawire: 1, mixed: 1, resistivity: 1.137e-5),
  ]

  @Test(arguments: cases) func `a short run agrees with the reference`(which: Case) throws {
    let state = try which.sampled(.gaussian(mismatch: 0.5), intervals: 16, rounds: 3, seed: 251)
    let resistivity = state.dragResistivity
    #expect(resistivity.relativeError < 0.03)
    // Fails once in 2,000 seeds.
    let reference = Estimate(
      value: which.resistivity, standardError: 4e-3 * which.resistivity)
    #expect(resistivity.agrees(with: reference, within: 3.5), "\(resistivity)")
  }

  @Test(.tags(.slow), .validation, arguments: cases)
  func `the reference is met within 2 percent at half a percent`(which: Case) throws {
    let state = try which.sampled(.gaussian(mismatch: 0.5), rounds: 24, seed: 252)
    let resistivity = state.dragResistivity
    #expect(resistivity.relativeError < 5e-3)
    #expect(abs(resistivity.value / which.resistivity - 1) < 0.02)
    let reference = Estimate(
      value: which.resistivity, standardError: 4e-3 * which.resistivity)
    #expect(resistivity.agrees(with: reference, within: 3.5), "\(resistivity)")
  }

  @Test(.tags(.slow, .convergence), .validation)
  func `cubic splines have converged at 16 intervals`() throws {
    // The same samples for all: the differences are the basis, not chance.
    let values = try [12, 16, 24, 36].map { intervals in
      try Self.cases[2].sampled(
        .gaussian(mismatch: 0.5), intervals: intervals, rounds: 8, seed: 253
      ).dragResistivity
    }
    for value in values[1...] {
      #expect(abs(value.value / values[3].value - 1) < value.relativeError, "\(values)")
    }
  }

  @Test func `wires with distinct intrawire potentials work`() throws {
    let doubleWire = DoubleWire(
      wires: WirePair(fermiEnergies: 3.25, 2.75),
      intrawire: WirePair(
        .gaussian(strength: 1, length: 1.2), .gaussian(strength: 0.6, length: 1.6)),
      interwire: .gaussian(strength: 0.5, length: 2.0.squareRoot()))
    let state = try Self.cases[2].sampled(doubleWire, intervals: 8, rounds: 2, seed: 254)
    #expect(state.dragResistivity.relativeError < 0.08)
    // The mirror image of the double wire has the same drag.
    let mirrored = DoubleWire(
      wires: WirePair(doubleWire[.two], doubleWire[.one]),
      intrawire: WirePair(doubleWire.intrawire.two, doubleWire.intrawire.one),
      interwire: doubleWire.interwire)
    let other = try Self.cases[2].sampled(mirrored, intervals: 8, rounds: 2, seed: 255)
    // Fails once in 2,000 seeds.
    #expect(
      state.dragResistivity.agrees(with: other.dragResistivity, within: 3.5),
      "\(state.dragResistivity), \(other.dragResistivity)")
    // The intrawire potentials matter: with those of the reference the drag is another.
    let equal = try Self.cases[2].sampled(
      .gaussian(mismatch: 0.5), intervals: 8, rounds: 2, seed: 256)
    #expect(!state.dragResistivity.agrees(with: equal.dragResistivity, within: 4))
  }
}
