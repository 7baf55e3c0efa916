import Collisions
import Foundation
import KineticOperator
import ParticleEngine
import Statistics
import Testing
import WirePhysics

@Suite struct ImpulseResponseTests {
  @Test(arguments: [0, 0.05, 0.3, 2, 20])
  func `the transform of an exponential is exact to fourth order`(omega: Double) throws {
    let densities = WirePair(1.0, 1.0)
    let errors = try [0.2, 0.1, 0.05].map { interval in
      let series = (0...Int(40 / interval)).map { exp(-Double($0) * interval) }
      let S = try ImpulseResponse(
        relativeCurrents: [series, series], interval: interval, densities: densities
      ).point(at: omega).conductivity
      // 1/(1 - i omega)
      let norm = 1 + omega * omega
      return hypot(S.real.value - 1 / norm, S.imaginary.value - omega / norm)
    }
    #expect(errors[2] < 3e-7)
    // At large omega t the parabola's error enters through oscillations: still falls, not cleanly.
    if omega < 1 {
      #expect(try ConvergenceOrder(steps: [0.2, 0.1, 0.05], errors: errors).order.value > 3.8)
    }
  }

  @Test func `sigma and rho_12 at finite frequency are those of the operator`() throws {
    let system = TestSystem()
    let finite = system.finite(
      [system.pairs, system.soft(.one, lambda: 0.1), system.soft(.two, lambda: 0.1)], count: 1500)
    let exact = ReferenceOperator(
      doubleWire: system.doubleWire,
      basis: try SplineBasis(grid: system.grid, degree: 3, parity: .odd), samplers: finite)
    let impulse = ImpulseResponse.impulse(for: system.doubleWire)
    var configuration = ParticleConfiguration(
      model: try system.model(finite), fields: WirePair { _ in .constant(0) },
      schedule: RunSchedule(recordInterval: 0.4, records: 400))
    configuration.initial = .impulse(impulse)
    configuration.replicas = 24
    configuration.samplesPerStage = 150
    configuration.timeStep = .fixed(0.2)
    let run = try ParticleRun(configuration)
    var state = run.begin()
    try run.carry(&state)
    let response = try ImpulseResponse(run, state: state)
    let n = system.doubleWire.densities
    for omega in [0.05, 0.15, 0.4, 1] {
      let drive = exact.drives[0].indices.map {
        impulse.one * exact.drives[0][$0] + impulse.two * exact.drives[1][$0]
      }
      let x = exact.response(omega: omega, drive: drive)
      let real = ReferenceOperator.dot(exact.drives[0], x.real) / 4
      let imaginary = ReferenceOperator.dot(exact.drives[0], x.imaginary) / 4
      let point = try response.point(at: omega)
      let (S, rho) = (point.conductivity, point.offDiagonalResistivity)
      // sigma_12 = i n1 n2/(n1 + n2)/omega - S; rho = sigma^-1 by Cramer's rule.
      let norm = real * real + imaginary * imaginary
      let factor = n.one * n.two / (n.one + n.two) / (n.one + n.two)
      let expected = (-factor * real / norm, factor * imaginary / norm - omega / (n.one + n.two))
      // Eight comparisons, 23 degrees of freedom: beyond 4 errors once in 200 runs.
      #expect(S.real.agrees(with: real, within: 4))
      #expect(S.imaginary.agrees(with: imaginary, within: 4))
      #expect(rho.real.agrees(with: expected.0, within: 4))
      #expect(rho.imaginary.agrees(with: expected.1, within: 4))
      let sigma = point.element(.one, .two)
      #expect(sigma.real.value == -S.real.value)
      let singular = n.one * n.two / (n.one + n.two) / omega
      #expect(abs(sigma.imaginary.value - singular + S.imaginary.value) < 1e-12 * singular)
    }
  }
}
