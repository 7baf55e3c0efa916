import Foundation
import Input
import ResultFiles
import Statistics
import Studies
import Testing

@Suite struct ConvergenceStudyTests {
  private func study(_ text: String) throws -> ConvergencePoint {
    let input = try InputFile.parse(text: text, name: "input.yaml")
    return try input.result(of: .convergence(.operator), ConvergenceStudy.init).points[0]
  }

  static let interaction = """
    interaction:
      intrawire: {form: gaussian, strength: 1.0, length: 1.4142135623730951}
      interwire: {form: gaussian, strength: 0.5, length: 1.4142135623730951}

    """

  @Test func `a study finds order 2 in the soft length and 1/2 in independent samples`() throws {
    let point = try study(
      """
      wires: {fermi_energy: [4.25, 3.75]}
      \(Self.interaction)collisions:
        triples: {kernel: soft-model, lambda: [0.02, 0.03], mu_1: 0.01, length: 5}
      solve: {samples: 131072, basis: {intervals: 16}}
      random: {points: independent}
      """)
    let length = try #require(point.study(.softLength)?.order?.orderWithScatter)
    // Corrections of order l^-4 at l = 2.5 pull the slope off by a few per cent.
    #expect(abs(length.value - 2) < 0.2)
    let samples = try #require(point.study(.samples)?.order?.orderWithScatter)
    // Four errors: fails once in 16,000 seeds; an order of 0 would be eight errors off.
    #expect(abs(samples.value - 0.5) < 4 * samples.standardError)
    #expect(samples.standardError < 0.06)
    #expect(point.warnings.allSatisfy { !$0.contains("cutoff") })
    // The allowed third of a per cent needs a longer range than 5, but not a much longer one.
    let advice = try #require(point.recommended.first { $0.key == "collisions.triples.length" })
    #expect(advice.value > 5 && advice.value <= 20)
    #expect(point.limiting?.parameter == .softLength || point.limiting?.parameter == .samples)
  }

  @Test func `the order in the intervals is at least twice the degree`() throws {
    func intervals(degree: Int) throws -> ParameterStudy {
      let point = try study(
        """
        wires: {fermi_energy: [4.25, 3.75]}
        \(Self.interaction)collisions:
          triples: {kernel: soft-model, lambda: [0.02, 0.03], mu_1: 0.01, length: 5}
        solve: {samples: 131072, basis: {intervals: 16, degree: \(degree)}}
        """)
      return try #require(point.study(.intervals))
    }
    let linear = try intervals(degree: 1)
    let order = try #require(linear.order?.orderWithScatter)
    // S is stationary in g: its error is the square of that of dg/dk, whose order is the degree. Where the
    // knots only begin to resolve the Fermi points it falls faster still.
    let expected = try #require(NumericalParameter.intervals.expectation(degree: 1))
    #expect(expected.order == 2)
    #expect(order.value > expected.order - 3 * order.standardError && order.value < 6)
    #expect(order.standardError < 0.5)
    // Cubic splines are done where linear elements begin.
    #expect(try intervals(degree: 3).errorOfInput < 0.2 * linear.errorOfInput)
  }

  @Test func `an order beyond doubt decides how many samples more are needed`() {
    func growth(_ excess: Double, _ order: Double?, _ error: Double = 0.05) -> Double {
      ParameterStudy.growth(
        excess: excess, order: order.map { Estimate(value: $0, standardError: error) })
    }
    #expect(growth(2, nil) == 4 && growth(0.5, nil) == 0.25)
    // Within two errors of 1/2 it is 1/2.
    #expect(growth(2, 0.42) == 4)
    // Heavy tails: slower than 1/2 asks for more.
    #expect(abs(growth(2, 0.25) - 16) < 1e-12)
    // Lattices: faster within a round promises nothing beyond it, and spares fewer samples.
    #expect(growth(2, 1) == 4)
    #expect(abs(growth(0.5, 1) - 0.5) < 1e-12)
  }

  @Test func `common random numbers make differences much sharper than the runs`() throws {
    let point = try study(
      """
      wires: {fermi_energy: [3, 3]}
      \(Self.interaction)solve: {samples: 65536, basis: {intervals: 16}}
      """)
    let intervals = try #require(point.study(.intervals))
    let finer = try #require(intervals.levels.last?.shift)
    let error = try #require(point.resistivity).relativeError
    #expect(finer.standardError < 0.4 * error)
    // What is reported as the error of samples is the standard error of the run.
    let reported = try #require(point.study(.samples)?.errorOfInput)
    #expect(abs(reported / error - 1) < 1e-9)
  }

  @Test func `a cutoff that is too small is found without being told`() throws {
    func warnings(cutoff: String) throws -> [String] {
      try study(
        """
        wires: {fermi_energy: [3, 3]}
        \(Self.interaction)solve:
          {target_error: 0.004, basis: {intervals: 12, cutoff: \(cutoff)}}
        """
      ).warnings
    }
    #expect(
      try warnings(cutoff: "2").contains { $0.contains("the momentum cutoff 2 is too small") })
    #expect(try warnings(cutoff: "auto").allSatisfy { !$0.contains("cutoff") })
  }

  @Test func `where there is no steady state the study says so and gives no number`() throws {
    let point = try study(
      """
      wires: {mean_fermi_energy: 3, mismatch: 0.1}
      \(Self.interaction)solve: {samples: 4096}
      """)
    #expect(point.resistivity == nil && point.extrapolated == nil)
    #expect(
      point.warnings
        == ["there is no drag resistivity to study: the steady state is frictionless"])
  }

  @Test func `the data set has one row per parameter and pads short ones`() throws {
    let input = try InputFile.parse(
      text: """
        wires: {fermi_energy: [3, 3]}
        \(Self.interaction)solve: {samples: 16384, basis: {intervals: 8}}
        """, name: "input.yaml")
    let data = try input.outcome(of: .convergence(.operator)).dataset
    #expect(
      data["study_parameter"]?.values.texts == ["samples", "intervals", "degree", "cutoff"])
    #expect(data.size(of: "study_level") == 5)
    let values = try #require(data["study_value"]?.values.reals)
    #expect(Array(values[0..<5]) == [1024, 2048, 4096, 8192, 16384])
    #expect(Array(values[5..<9]) == [4, 8, 16, 32] && values[9].isNaN)
  }
}
