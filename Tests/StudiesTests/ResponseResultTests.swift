import Input
import KineticOperator
import Statistics
import Studies
import Testing
import WirePhysics

@Suite struct ResponseResultTests {
  private static func response(mismatch: Double, from: Double?, to: Double?) throws
    -> ResponseResult
  {
    var configuration = Configurations.pairs(stop: .samples(1 << 20))
    let system = configuration.doubleWire
    configuration.doubleWire = DoubleWire(
      wires: WirePair(fermiEnergies: 4 + mismatch / 2, 4 - mismatch / 2),
      intrawire: system.intrawire, interwire: system.interwire)
    configuration.response = .init(from: from, to: to, points: 25)
    return try ResponseStudy(configuration).answer()
  }

  @Test(arguments: [0, 0.3, 2])
  func `rho_12 reaches (29) within a percent above all rates`(mismatch: Double) throws {
    let result = try Self.response(mismatch: mismatch, from: 1e-8, to: 1e4)
    let exact = try #require(result.highFrequencyOfPairs)
    let last = try #require(result.points.last).offDiagonalResistivity.real
    // Four standard errors must fit into the percent: fails once in 16,000 seeds.
    #expect(4 * last.standardError < 0.01 * abs(exact))
    #expect(abs(last.value / exact - 1) < 0.01, "\(last), \(exact)")
    #expect(abs(result.highFrequency.value / exact - 1) < 0.01)
  }

  @Test func `identical wires come back to the dc value below all rates`() throws {
    let result = try Self.response(mismatch: 0, from: nil, to: nil)
    let dc = try #require(result.dragResistivity)
    let first = try #require(result.points.first)
    #expect(result.status == .reached)
    // The same form in both: the difference is of order (omega/gamma)^2 = 1e-4.
    #expect(abs(first.offDiagonalResistivity.real.value / -dc.value - 1) < 1e-3)
    #expect(first.omega < 1e-4)
  }

  @Test func `pairs alone do not drag wires of different density at dc`() throws {
    let result = try Self.response(mismatch: 0.3, from: 1e-10, to: 1e2)
    #expect(result.status == .frictionless)
    #expect(result.dragResistivity == Estimate(value: 0, standardError: 0))
    let values = result.points.prefix(2).map { -$0.offDiagonalResistivity.real.value }
    let step = result.points[1].omega / result.points[0].omega
    // Equation (35): the real part falls like omega^2.
    #expect(abs(values[1] / values[0] / (step * step) - 1) < 0.01, "\(values)")
    let top = -(try #require(result.points.last)).offDiagonalResistivity.real.value
    #expect(values[0] < 1e-6 * top)
  }

  @Test func `frequencies are those of the input`() throws {
    let result = try Self.response(mismatch: 0, from: 1e-3, to: 10)
    #expect(result.points.count == 25)
    #expect(result.points.first?.omega == 1e-3 && result.points.last?.omega == 10)
  }
}
