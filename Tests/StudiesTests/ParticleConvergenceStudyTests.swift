import Foundation
import Input
import ResultFiles
import Statistics
import Studies
import Testing

@Suite struct ParticleConvergenceStudyTests {
  private static let text = """
    wires: {fermi_energy: [1.25, 0.75]}
    interaction: {interwire: {form: gaussian, strength: 1.5, length: 0.7}}
    collisions:
      triples: {kernel: soft-model, lambda: [0.1, 0.1], mu_1: 0.1, relative_to: absolute, length: 2}
    fields: {E1: 1, E2: 0}
    solve: {engine: particles, target_error: 0.01, basis: {intervals: 6, cutoff: 6}}
    particles: {samples_per_step: 40, duration: 20}
    random: {seed: 2}

    """

  private func study(_ text: String = text) throws -> ParticleConvergencePoint {
    let input = try InputFile.parse(text: text, name: "input.yaml")
    return try input.result(of: .convergence(.particles), ParticleConvergenceStudy.init).points[0]
  }

  @Test func `the time step has order 2, samples order 1/2, and merging no effect`() throws {
    let point = try study()
    let step = try #require(point.study(.timeStep))
    let order = try #require(step.order).order
    // Nothing is sampled here: what is off 2 is the next order in the step.
    #expect(abs(order.value - 2) < 0.1)
    #expect(step.levels.count >= 4)
    let perStep = try #require(point.study(.samplesPerStep))
    let samples = try #require(perStep.order).order
    // Four errors: fails once in 16,000 seeds.
    #expect(abs(samples.value - 0.5) < 4 * samples.standardError)
    #expect(samples.standardError < 0.1)
    let population = try #require(point.study(.particlesPerCell))
    #expect(population.errorOfInput < 1e-10)
    #expect(point.warnings.isEmpty)
    #expect(point.recommended.map(\.key) == ["particles.samples_per_step", "particles.time_step"])
  }

  @Test func `a time step that is too long for the accuracy wanted is found without being told`()
    throws
  {
    let strict = Self.text.replacing("target_error: 0.01", with: "target_error: 1e-7")
      .replacing("samples_per_step: 40, duration: 20", with: "samples_per_step: 10, duration: 5")
    let point = try study(strict)
    #expect(point.warnings.contains { $0.hasPrefix("the time step ") })
    let advice = try #require(point.recommended.first { $0.key == "particles.time_step" })
    let step = try #require(point.study(.timeStep))
    // The step recommended leaves the third of the wanted error that is its share.
    let left = step.errorOfInput * pow(advice.value / point.timeStep, 2)
    #expect(abs(left / (1e-7 / 3) - 1) < 1e-9)
  }

  @Test func `the data set has the variables of the operator's study`() throws {
    let input = try InputFile.parse(
      text: Self.text.replacing("samples_per_step: 40, duration: 20", with: "duration: 1"),
      name: "input.yaml")
    let data = try input.outcome(of: .convergence(.particles)).dataset
    #expect(
      data["study_parameter"]?.values.texts
        == ["samples per step", "time step", "particles per cell"])
    #expect(data["study_value"]?.dimensions == ["point", "study_parameter", "study_level"])
    #expect(data["relative_current"]?.values.count == 1)
  }
}
