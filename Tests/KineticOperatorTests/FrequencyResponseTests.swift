import ClosedForms
import Collisions
import Foundation
import GSLSupport
import KineticOperator
import Statistics
import Testing
import WirePhysics

@Suite struct FrequencyResponseTests {
  private static func response(_ kinetics: KineticOperator) throws -> FrequencyResponse {
    FrequencyResponse(try RelaxationModesTests.modes(of: kinetics))
  }

  /// The spline coefficients of the driven g_1 and g_2 for E0 = 0 and E1 - E2 = 1.
  private func distributions(
    of response: FrequencyResponse, at omega: Double
  ) -> [[ComplexNumber]] {
    let x = response.solution(at: omega)
    let g = [x.map(\.real), x.map(\.imaginary)].map {
      response.modes.kinetics.variables.distributions($0)
    }
    return (0..<2).map { wire in zip(g[0][wire], g[1][wire]).map { ComplexNumber($0, $1) } }
  }

  /// |x - y|.
  private func difference(_ x: ComplexNumber, _ y: ComplexNumber) -> Double {
    hypot(x.real - y.real, x.imaginary - y.imaginary)
  }

  /// (1/8 pi) Int k^2 f dk.
  private static func density(_ f: (Double) -> Double) throws -> Double {
    try 2 / (8 * .pi) * Quadrature.integrate({ $0 * $0 * f($0) }, from: 0, to: 12).value
  }

  @Test(.tags(.analytic)) func `the dc limit is the steady state`() throws {
    for kinetics in [
      try RelaxationModesTests.pairs(.gaussian()),
      try RelaxationModesTests.soft(.gaussian(mismatch: 0.7), strength: 1e-3),
      try RelaxationModesTests.soft(.gaussian(mismatch: 1e-3), strength: 1e-9),
    ] {
      let state = try kinetics.reached()
      let response = try Self.response(kinetics)
      #expect(response.frictionlessWeight == 0)
      #expect(abs(response.conductivity(at: 0).real / state.S.value - 1) < 1e-9)
      let rho = response.offDiagonalResistivity(at: 0)
      #expect(abs(-rho.real / state.dragResistivity.value - 1) < 1e-9)
      #expect(rho.imaginary == 0)
      // Far below the slowest rate there is no difference.
      let low = response.offDiagonalResistivity(at: 1e-6 * response.modes.rates[0].value)
      #expect(abs(low.real / rho.real - 1) < 1e-9)
    }
  }

  @Test(.tags(.analytic)) func `the weights of all modes add up to n_1 n_2/(n_1 + n_2)`() throws {
    for kinetics in [
      try RelaxationModesTests.pairs(.gaussian(mismatch: 1)),
      try RelaxationModesTests.soft(.gaussian(mismatch: 0.7), strength: 1e-3),
    ] {
      let response = try Self.response(kinetics)
      let sum = response.frictionlessWeight + response.weights.reduce(0, +)
      #expect(abs(sum / response.totalWeight - 1) < 1e-8)
    }
  }

  @Test(.tags(.analytic), arguments: [0.3, 1, 2.5])
  func `pairs alone leave the weight of (23) and (27) without friction`(mismatch: Double) throws {
    let kinetics = try RelaxationModesTests.pairs(.gaussian(mismatch: mismatch), intervals: 24)
    let response = try Self.response(kinetics)
    // The paper's footnote 31: the weight that relaxes, without assuming T << eps_F.
    let wires = kinetics.doubleWire.wires
    let relaxing =
      try 2
      * Self.density { k in
        let (one, two) = (wires.one.zetaSquared(k), wires.two.zetaSquared(k))
        return one * two / (one + two)
      }
    #expect(abs(response.weights.reduce(0, +) / (relaxing / 2) - 1) < 1e-4)
    #expect(response.conductivity(at: 0).real == .infinity)
    #expect(response.offDiagonalResistivity(at: 0) == ComplexNumber(0))
    // Linear in the frequency at low frequencies, (34) and (35): no dc drag.
    let omega = 1e-6 * response.modes.rates[0].value
    let low = response.offDiagonalResistivity(at: omega)
    let ratio = response.offDiagonalResistivity(at: 2 * omega).imaginary / low.imaginary
    #expect(abs(ratio - 2) < 1e-6)
    #expect(abs(low.real) < 1e-5 * abs(low.imaginary))
  }

  @Test(.tags(.analytic), arguments: [0, 0.5])
  func `rho_12 reaches (29) at high frequency`(mismatch: Double) throws {
    let kinetics = try RelaxationModesTests.pairs(.gaussian(mismatch: mismatch))
    let response = try Self.response(kinetics)
    let exact = try HighFrequency.offDiagonalResistivity(
      kinetics.doubleWire.wires, kinetics.doubleWire.pairs)
    #expect(abs(try kinetics.highFrequencyResistivity().value / exact - 1) < 1e-5)
    let fastest = response.modes.rates[response.modes.rates.count - 1].value
    let high = response.offDiagonalResistivity(at: 1e3 * fastest)
    #expect(abs(high.real / exact - 1) < 1e-5)
    #expect(abs(high.imaginary) < 1e-3 * abs(high.real))
  }

  @Test(.tags(.analytic)) func `without current in wire 2 the dc distribution is universal`() throws
  {
    // Equations (36), (37): g_1 = g_2 = k F(k), whatever the collisions are.
    let kinetics = try RelaxationModesTests.pairs(.gaussian(mismatch: 0.8), intervals: 32)
    let response = try Self.response(kinetics)
    let omega = 1e-8 * response.modes.rates[0].value
    let wires = kinetics.doubleWire.wires
    let n = wires.densities
    // j_2 = 0 fixes the fields: j_2 = sigma_21 E_1 + sigma_22 E_2.
    let S = response.conductivity(at: omega).imaginary * omega
    let (one, two) = (n.one * n.two / (n.one + n.two) - S, n.two * n.two / (n.one + n.two) + S)
    let fields = WirePair(two, -one)
    let common = wires.effectiveField(fields)
    let g = distributions(of: response, at: omega)
    for k in stride(from: 0.25, to: 4, by: 0.25) {
      let values = g.map { distribution in
        common * k + (fields.one - fields.two) * omega
          * kinetics.basis.value(distribution.map(\.imaginary), at: k)
      }
      let (z1, z2) = (wires.one.zetaSquared(k), wires.two.zetaSquared(k))
      let universal = k * (fields.one * z1 + fields.two * z2) / (z1 + z2)
      for value in values { #expect(abs(value - universal) < 2e-4 * k, "k = \(k)") }
    }
  }

  @Test(.tags(.analytic)) func `the response solves its equation at every frequency`() throws {
    let kinetics = try RelaxationModesTests.soft(.gaussian(mismatch: 0.7), strength: 1e-5)
    let response = try Self.response(kinetics)
    let fields = kinetics.doubleWire.wires.canonicalFields
    for exponent in stride(from: -12.0, through: 2, by: 2) {
      let omega = pow(10, exponent)
      let g = distributions(of: response, at: omega)
      // c_s(g)/4 = j_s, from the distributions themselves.
      let currents = WireIndex.allCases.map { wire in
        zip(kinetics.thermal.drive[wire.rawValue], g[wire.rawValue]).reduce(ComplexNumber(0)) {
          $0 + 0.25 * $1.0 * $1.1
        }
      }
      let S = response.conductivity(at: omega)
      #expect(difference(currents[0], S) < 1e-8 * hypot(S.real, S.imaginary))
      #expect(difference(currents[1], -1 * S) < 1e-8 * hypot(S.real, S.imaginary))
      // The fields do work: Re E j > 0.
      let power = fields.one * currents[0].real + fields.two * currents[1].real
      #expect(power > 0)
    }
  }

  @Test(.tags(.statistical)) func `errors of the response have the size of its scatter`() throws {
    // Thirty seeds: the scatter estimates the error to 13 %, so a factor between 0.6 and 1.6 fails by
    // chance about once in ten thousand runs for each of the four numbers.
    let wires = DoubleWire.gaussian()
    let basis = try SplineBasis.odd(wires, intervals: 8, cutoff: 6)
    var values: [[Double]] = [[], [], [], []]
    var errors = [0.0, 0, 0, 0]
    for seed in 0..<30 {
      let sampler = PairSampler(wires, strength: 1, limit: basis.grid.reach)
      let forms = assemble(basis, [sampler], rounds: 1, seed: UInt64(100 + seed), blockSize: 256)
      let kinetics = KineticOperator(doubleWire: wires, basis: basis, forms: forms)
      let points = try Self.response(kinetics).points(at: [1e-5, 0.1])
      for (i, estimate) in points.flatMap({
        [$0.offDiagonalResistivity.real, $0.offDiagonalResistivity.imaginary]
      }).enumerated() {
        values[i].append(estimate.value)
        errors[i] += estimate.standardError / 30
      }
    }
    for i in 0..<4 {
      let mean = values[i].reduce(0, +) / 30
      let scatter = (values[i].reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 29).squareRoot()
      #expect(
        errors[i] / scatter > 0.6 && errors[i] / scatter < 1.6, "\(i): \(errors[i]), \(scatter)")
    }
  }
}
