import Collisions
import Foundation
import Statistics
import Testing
import WirePhysics

/// Channel (a), an ordinary bounded integral, by VEGAS and equation (S21) as it stands.
@Suite(.tags(.statistical)) struct VegasCrossCheckTests {
  @Test func `channel (a) agrees with VEGAS and with another program`() throws {
    let sampler = TripleSampler(
      wires: [.one, .one, .one], of: .referenceForms, limit: testLimit)
    let trials: [TrialPair] = [.cubeInOne, .fifthInOne]
    let sampled = try sampler.forms(trials, samples: 200_000, seed: 41)
    for (trial, sampled) in zip(trials, sampled) {
      let vegas = try Self.vegas(trial, doubleWire: .referenceForms, calls: 60_000)
      let reference = Reference.shared.forms[trial]!.Q3a
      // Each comparison fails once in 2,000 seeds.
      #expect(sampled.agrees(with: vegas, within: 3.5))
      #expect(
        vegas.agrees(
          with: Estimate(value: reference[0], standardError: reference[1]), within: 3.5))
      #expect(vegas.relativeError < 0.01 && sampled.relativeError < 0.03)
    }
  }

  /// The form in the variables P, rho, u = phi' - phi and v = phi' + phi, where the peaks lie along axes.
  private static func vegas(
    _ trial: TrialPair, doubleWire: DoubleWire, calls: Int
  ) throws -> Estimate {
    let wire = doubleWire[.one]
    let amplitude = PlainAmplitude(wires: [.one, .one, .one], doubleWire: doubleWire)
    // eta (2 pi/16)/((2 pi)^5 sqrt 3), d^3k = dP rho drho dphi/sqrt 3, dphi dphi' = du dv/2.
    let prefactor = (1.0 / 72) * (2 * Double.pi / 16) / (pow(2 * .pi, 5) * 3) / 2
    func momenta(_ total: Double, _ rho: Double, _ angle: Double) -> [Double] {
      [0, 2 * Double.pi / 3, -2 * Double.pi / 3].map {
        total / 3 + rho * (2.0 / 3).squareRoot() * cos(angle - $0)
      }
    }
    return try Vegas.integrate(
      over: [-16...16, 0...8, -Double.pi...Double.pi, -2 * Double.pi...2 * Double.pi],
      calls: calls, iterations: 6, warmUp: 4, seed: 42
    ) { x in
      let k = momenta(x[0], x[1], (x[3] - x[2]) / 2)
      let kOut = momenta(x[0], x[1], (x[3] + x[2]) / 2)
      let thermal = (k + kOut).reduce(1) { $0 * wire.zeta($1) }
      if thermal < 1e-30 { return 0 }
      let a = amplitude(k, kOut)
      let difference =
        kOut.reduce(0) { $0 + trial(.one, $1) } - k.reduce(0) { $0 + trial(.one, $1) }
      return prefactor * x[1] * thermal * a * a * difference * difference
    }
  }
}
