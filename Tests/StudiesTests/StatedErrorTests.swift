import Input
import KineticOperator
import ResultFiles
import Statistics
import Studies
import TestSupport
import Testing
import WirePhysics

/// Errors of everything that a run of the operator engine writes.
@Suite struct StatedErrorTests {
  private static func point(_ seed: UInt64) throws -> PointResult {
    try OperatorRun(Configurations.soft(length: 5, stop: .samples(65_536), seed: seed)).answer()
  }

  private static let points = Result { try (1...24).map { try point(UInt64($0)) } }

  /// Holds the scatter over seeds against the stated errors.
  private func compare(_ estimates: [Estimate], _ what: String) {
    let mean = estimates.reduce(0) { $0 + $1.value } / Double(estimates.count)
    let chiSquare = estimates.reduce(0) { sum, estimate in
      let deviation = (estimate.value - mean) / estimate.standardError
      return sum + deviation * deviation
    }
    // 23 degrees of freedom, errors themselves known to 9 %: outside once in a thousand choices of seeds.
    #expect(chiSquare > 7 && chiSquare < 55, "\(what): \(chiSquare)")
  }

  @Test func `g and its slope scatter over seeds as much as their errors say`() throws {
    let points = try Self.points.get()
    for wire in WireIndex.allCases {
      let found = try points.map { try #require($0.distribution(wire)) }
      for k in [0.1, 1, 2, 2.8, 3.5] {
        compare(found.map { $0.estimate(at: k) }, "g of \(wire) at \(k)")
        compare(found.map { $0.slopeEstimate(at: k) }, "slope of g of \(wire) at \(k)")
      }
      let g = found[0].estimate(at: 2)
      #expect(g.value == found[0].value(at: 2) && g.relativeError > 1e-5 && g.relativeError < 0.1)
    }
  }

  @Test func `matrices and currents have the error of S`() throws {
    let data = try RepeatedWork.parse(Self.input)
      .result(of: .steadyState(.operator), OperatorRun.init)
    let set = data.dataset
    for name in ["conductivity_regular", "resistivity", "regular_current"] {
      let value = try #require(set[name]?.values.reals)
      let error = try #require(set["\(name)_error"]?.values.reals)
      let own = try #require(data.points[0].S).relativeError
      for (value, error) in zip(value, error) {
        #expect(own > 0 && abs(error / abs(value) / own - 1) < 1e-12, "\(name)")
      }
    }
    let currents = try #require(set["regular_current"]?.values.reals)
    // E1 - E2 = 3: sigma of the regular part is S [[1, -1], [-1, 1]].
    let own = try #require(data.points[0].S)
    #expect(abs(currents[0] / (3 * own.value) - 1) < 1e-14 && currents[1] == -currents[0])
  }

  @Test func `the field that accelerates both wires has an error of round-off alone`() throws {
    for point in try Self.points.get() {
      let field = point.effectiveField
      // Each collision conserves momentum, so that no scatter of the samples can move E0.
      #expect(field.value.standardError < 1e-10)
      #expect(abs(field.value.value - field.expected) < 1e-9)
    }
  }

  private static let input = """
    wires: {fermi_energy: [4.25, 3.75]}
    interaction: {interwire: {form: gaussian, strength: 0.5, length: 1.4142135623730951}}
    collisions:
      triples: {kernel: soft-model, lambda: [0.02, 0.03], mu_1: 0.01, length: 5}
    fields: {E1: 2, E2: -1}
    solve: {samples: 65536}
    """
}
