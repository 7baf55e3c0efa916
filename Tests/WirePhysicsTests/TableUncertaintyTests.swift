import Foundation
import GSLSupport
import Testing
import WirePhysics

/// What a table leaves open, against the potential that it was made from.
@Suite struct TableUncertaintyTests {
  static let wires = WirePair(fermiEnergies: 3, 3)
  /// Of the drift, equation (29).
  static let weight = PairTransferWeight(wires) { $0 == .one ? $1 : 0 }

  static let potentials: [Potential] = [
    .gaussian(strength: 0.5, length: 1.4142135623730951),
    .exponential(strength: 0.5, length: 1.5),
    .gatedCoulomb(strength: 0.8, separation: 2, gate: 4),
  ]

  static func table(_ potential: Potential, _ momenta: [Double]) throws -> Potential {
    .tabulated(try TabulatedPotential(momenta: momenta, values: momenta.map { potential($0) }))
  }

  static func rows(from low: Double = 0, to high: Double, every step: Double) -> [Double] {
    (0...Int(((high - low) / step).rounded())).map { low + Double($0) * step }
  }

  /// Int q V^2 W dq from 0 on; W is a straight line between its own knots.
  static func integral(
    _ potential: Potential, _ breaks: [Double] = [], to limit: Double = weight.limit
  ) throws -> Double {
    let knots = stride(from: weight.step, to: weight.limit, by: weight.step)
    return try Quadrature.integrate(
      { $0 * potential($0) * potential($0) * weight($0) }, from: 0, to: limit,
      breakpoints: breaks + knots, relativeError: 1e-9
    ).value
  }

  @Test func `the weight of a drift is the overlap of the thermal factors`() throws {
    let wires = WirePair(fermiEnergies: 4, 2.5)
    let weight = PairTransferWeight(wires) { $0 == .one ? $1 : 0 }
    for q in [0, 0.7, 2.3, 4.4] {
      let direct = try Quadrature.integrate(
        { middle in
          let (k, other) = (middle - q / 2, middle + q / 2)
          return wires.one.zeta(k) * wires.two.zeta(k) * wires.one.zeta(other)
            * wires.two.zeta(other)
        }, from: -12, to: 12, breakpoints: [0], relativeError: 1e-10)
      // Straight lines between steps of 0.15.
      #expect(abs(weight(q) - direct.value) < 0.01 * weight(0))
    }
    #expect(weight(weight.limit) == 0)
  }

  @Test func `the zero mode has no weight`() {
    let weight = PairTransferWeight(Self.wires) { $1 + ($0 == .one ? 2 : -3) }
    #expect(weight(0.5) < 1e-25)
  }

  @Test(arguments: potentials, [0.05, 0.1, 0.2, 0.4])
  func `between rows the estimate covers the error and is no false alarm`(
    potential: Potential, step: Double
  ) throws {
    let momenta = Self.rows(to: 8, every: step)
    let table = try Self.table(potential, momenta)
    let open = try #require(TableUncertainty(table, weight: Self.weight))
    let error = abs(try Self.integral(table, momenta) / Self.integral(potential) - 1)
    #expect(open.between.share > error / 2)
    #expect(open.between.share < 25 * error)
    #expect(open.below.share == 0)
    #expect(open.beyond.share < 1e-4)
  }

  @Test(arguments: [
    [0.0, 4], [0, 4, 4.1, 4.2], [0, 0.1, 0.2, 0.3, 2, 2.1, 3, 4],
  ])
  func `rows that are too far apart are found wherever they are`(momenta: [Double]) throws {
    let potential = Self.potentials[0]
    let table = try Self.table(potential, momenta)
    let open = try #require(TableUncertainty(table, weight: Self.weight))
    let error = abs(try Self.integral(table, momenta) / Self.integral(potential) - 1)
    #expect(error > 0.3)
    #expect(open.between.share > min(error, 0.9))
    #expect(open.between.momenta == (momenta[1] == 4 ? 0...4 : 0.3...2))
  }

  @Test(arguments: [0.05, 0.5])
  func `below the first row the share covers what is wrong`(start: Double) throws {
    let potential = Self.potentials[0]
    let momenta = Self.rows(from: start, to: 6, every: 0.05)
    let table = try Self.table(potential, momenta)
    let open = try #require(TableUncertainty(table, weight: Self.weight))
    let whole = try Self.integral(table, momenta)
    let error = abs(whole / (try Self.integral(potential)) - 1)
    #expect(open.below.share > error)
    let constant = Potential.contact(strength: potential(start))
    let part = try Self.integral(constant, to: start)
    #expect(relativeDifference(open.below.share, part / whole) < 1e-4)
    #expect(open.below.momenta == 0...start)
  }

  @Test(arguments: potentials, [0.5, 1, 1.5])
  func `beyond the last row the share covers what is missing`(
    potential: Potential, end: Double
  ) throws {
    let momenta = Self.rows(to: end, every: 0.05)
    let open = try #require(
      TableUncertainty(try Self.table(potential, momenta), weight: Self.weight))
    let error =
      try Self.integral(potential) / Self.integral(Self.table(potential, momenta), momenta) - 1
    #expect(open.beyond.share > 0.9 * error)
    #expect(open.beyond.share < 4 * error)
    #expect(open.beyond.momenta == end...Self.weight.limit)
  }

  @Test func `a last row that is not lower than the one before goes on as it is`() throws {
    let table = Potential.tabulated(
      try TabulatedPotential(momenta: [0, 0.5, 1], values: [0.5, 0.5, 0.5]))
    let open = try #require(TableUncertainty(table, weight: Self.weight))
    let contact = Potential.contact(strength: 0.5)
    let whole = try Self.integral(table, [0.5, 1])
    let missing = try Self.integral(contact, [1]) - whole
    #expect(relativeDifference(open.beyond.share, missing / whole) < 1e-3)
    #expect(open.between.share == 0)
  }

  @Test func `nothing is open without a table, or where V is zero`() throws {
    #expect(TableUncertainty(Self.potentials[0], weight: Self.weight) == nil)
    let zero = Potential.tabulated(try TabulatedPotential(momenta: [0, 1], values: [0, 0]))
    #expect(TableUncertainty(zero, weight: Self.weight) == nil)
  }

  @Test func `shares of two things add up`() throws {
    let table = try Self.table(Self.potentials[0], [0.1, 0.4, 1, 2])
    let open = try #require(TableUncertainty(table, weight: Self.weight))
    let sum = open.scaled(by: 0.25).adding(open.scaled(by: 0.5))
    #expect(relativeDifference(sum.total, 0.75 * open.total) < 1e-14)
    #expect(sum.below.momenta == 0...0.1)
  }

  /// Int q (q^2 R) W dq with exact scattering.
  private static func exactIntegral(_ potential: Potential, _ breaks: [Double]) throws -> Double {
    let pairs = try PairInteraction.exact(potential)
    let knots = stride(from: weight.step, to: weight.limit, by: weight.step)
    return try Quadrature.integrate(
      { $0 * pairs($0) * pairs($0) * weight($0) }, from: 0, to: weight.limit,
      breakpoints: breaks + knots, relativeError: 1e-6
    ).value
  }

  @Test func `with exact scattering the share in Born approximation covers what a change makes`()
    throws
  {
    // A strong potential whose table begins late: what lies below its first row counts at all momenta.
    let strong = Potential.gaussian(strength: 6, length: 1)
    let momenta = Self.rows(from: 0.5, to: 6, every: 0.1)
    let table = try Self.table(strong, momenta)
    let open = try #require(TableUncertainty(table, weight: Self.weight)).below.share
    let other = Potential.tabulated(
      try TabulatedPotential(
        momenta: [0] + momenta,
        values: [1.5 * table(0)] + momenta.map { strong($0) }))
    let change = abs(
      try Self.exactIntegral(other, [0.5]) / Self.exactIntegral(table, [0.5]) - 1)
    #expect(change > 0.1 && change < open, "\(change) \(open)")
  }
}
