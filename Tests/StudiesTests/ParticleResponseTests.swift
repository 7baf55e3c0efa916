import Foundation
import Input
import KineticOperator
import ParticleEngine
import ResultFiles
import Statistics
import Studies
import Testing
import WirePhysics

/// sigma(omega) and rho_12(omega) from particles against the operator and equation (29).
@Suite struct ParticleResponseTests {
  private func input(_ engine: String, _ more: String) throws -> RunConfiguration {
    try InputFile.parse(
      text: """
        wires: {mean_fermi_energy: 1, mismatch: 0.5}
        interaction: {interwire: {form: gaussian, strength: 1.5, length: 0.7}}
        solve: {engine: \(engine), basis: {intervals: 6, cutoff: 6}\(more)
        random: {seed: 5}
        """, name: "input.yaml"
    ).configurations[0]
  }

  private let soft = """
    }
    collisions:
      triples: {kernel: soft-model, lambda: [0.1, 0.1], mu_1: 0.1, relative_to: absolute, length: 2}
    response: {from: 0.02, to: 2, points: 5}
    """

  @Test func `rho_12 and S at finite frequency are those of the operator`() throws {
    let particles = try ParticleResponseStudy(
      input("particles", soft + "\nparticles: {samples_per_step: 200, replicas: 24}")
    ).answer()
    let reference = try ResponseStudy(input("operator", ", samples: 2e6" + soft)).answer()
    #expect(particles.points.map(\.omega) == reference.points.map(\.omega))
    for (point, exact) in zip(particles.points, reference.points) {
      // Twenty comparisons, 23 degrees of freedom: beyond 4.5 errors once in 300 runs.
      func compare(_ found: Estimate, _ expected: Estimate) {
        #expect(found.agrees(with: expected, within: 4.5), "\(point.omega): \(found), \(expected)")
      }
      compare(point.conductivity.real, exact.conductivity.real)
      compare(point.conductivity.imaginary, exact.conductivity.imaginary)
      compare(point.offDiagonalResistivity.real, exact.offDiagonalResistivity.real)
      compare(point.offDiagonalResistivity.imaginary, exact.offDiagonalResistivity.imaginary)
    }
    #expect(particles.points[0].conductivity.real.relativeError < 0.01)
    #expect(particles.points[0].offDiagonalResistivity.real.relativeError < 0.02)
    #expect(particles.highFrequency.agrees(with: reference.highFrequency, within: 4.5))
    #expect(particles.highFrequency.relativeError < 0.01)
    #expect(abs(particles.remainder.value) < 1e-3)
  }

  @Test func `above all rates rho_12 of pairs is that of equation (29)`() throws {
    let response = try ParticleResponseStudy(
      input(
        "particles",
        """
        }
        response: {from: 1, to: 4, points: 3}
        particles: {duration: 60, samples_per_step: 200, replicas: 32}
        """)
    ).answer()
    let limit = try #require(response.highFrequencyOfPairs)
    // Right after the impulse: 64 batches, beyond 4.5 errors once in 30,000 runs.
    #expect(response.highFrequency.agrees(with: limit, within: 4.5))
    #expect(response.highFrequency.relativeError < 0.01)
    // By the transform, at frequencies above all rates: the next term is (rate/omega)^2.
    for point in response.points {
      #expect(point.offDiagonalResistivity.real.agrees(with: limit, within: 4.5))
    }
    let best = response.points.map(\.offDiagonalResistivity.real.relativeError).min() ?? 1
    #expect(best < 0.1, "\(response.points.map(\.offDiagonalResistivity.real))")
  }

  @Test func `the response needs replicas for its errors`() throws {
    #expect(throws: RunError.needsReplicas) {
      try ParticleResponseStudy(
        input("particles", soft + "\nparticles: {replicas: 1}"))
    }
    #expect(
      "\(RunError.needsReplicas)"
        == "the response has no errors (particles.replicas is 1, and errors come from the scatter of "
        + "replicas); write particles: {replicas: 16}")
  }

  @Test func `the data set has the variables of the operator's response`() throws {
    let text = """
      wires: {mean_fermi_energy: 1, mismatch: 0.5}
      interaction: {interwire: {form: gaussian, strength: 1.5, length: 0.7}}
      solve: {engine: particles, basis: {intervals: 6, cutoff: 6}}
      particles: {duration: 4, samples_per_step: 20, replicas: 2}
      response: {points: 3}
      sweep: {wires.mismatch: [0, 0.5]}
      """
    let file = try InputFile.parse(text: text, name: "input.yaml")
    let data = try file.outcome(of: .response(.particles)).dataset
    for name in ["frequency", "rho_12_real", "rho_12_imag_error"] {
      #expect(data[name]?.dimensions == ["point", "omega"], "\(name)")
    }
    for name in ["sigma_real", "sigma_imag_error"] {
      #expect(data[name]?.dimensions == ["point", "omega", "wire_row", "wire_column"], "\(name)")
    }
    let limit = try #require(data["rho_12_high_frequency_pairs"]?.values.reals)
    #expect(limit.count == 2 && limit.allSatisfy { $0 < 0 })
  }
}
