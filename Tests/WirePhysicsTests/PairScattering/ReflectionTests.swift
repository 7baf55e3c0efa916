import Foundation
import GSLSupport
import Testing
import WirePhysics

/// The reflection of two electrons off each other, by values of a second program and by closed forms.
@Suite struct ReflectionTests {
  private static let gaussian = Potential.gaussian(strength: 0.5, length: 2.0.squareRoot())
  private static let gated = Potential.gatedCoulomb(strength: 0.8, separation: 2, gate: 4)
  private static let exponential = Potential.exponential(strength: 1, length: 0.4)

  /// Potential, q, R, and the relative accuracy of the digits given.
  private static let references: [(Potential, Double, Double, Double)] = [
    (gaussian, 0.2, 0.93864231, 1e-8), (gaussian, 0.5, 0.53069556, 2e-8),
    (gaussian, 1, 0.018769917, 5e-8), (gated, 0.5, 0.877143, 1e-6), (gated, 1, 0.0472577, 2e-6),
    // By matching to Bessel functions, the tail being 0.4/(pi x^2).
    (exponential, 1, 0.46384684499, 1e-8), (exponential, 2, 0.07435903752, 1e-8),
  ]

  @Test(arguments: references)
  func `R is that of a second program`(
    potential: Potential, q: Double, value: Double, digits: Double
  ) throws {
    let reflection = try PairInteraction.exact(potential).reflection(q)
    #expect(relativeDifference(reflection, value) < digits)
    #expect(relativeDifference(try PairInteraction.exact(potential).reflection(-q), value) < digits)
  }

  @Test(arguments: [0.01, 0.2, 0.25, 0.6, 5, 40], [0.3, 1, 4])
  func `R of the inverse square of cosh is the closed form`(height: Double, width: Double) throws {
    let form = SechPotential([height, width])
    let pairs = try PairInteraction.exact(Potential(form))
    var worst = (0.0, 0.0)
    for step in 0...300 {
      // Down to where R is 1e-20.
      let q = 14 / width * pow(1e-4, Double(step) / 300)
      let deviation = abs(pairs.reflection(q) / form.reflection(q) - 1)
      if deviation > worst.0 { worst = (deviation, q) }
    }
    #expect(worst.0 < 1e-7, "\(worst)")
  }

  @Test func `an attractive well reflects by the closed form too`() throws {
    // Between the depths that let everything through, 2 and 6.
    let form = SechPotential([-3.5, 1])
    let pairs = try PairInteraction.exact(Potential(form))
    for q in [0.1, 0.5, 1, 2, 4] {
      #expect(relativeDifference(pairs.reflection(q), form.reflection(q)) < 1e-7)
    }
  }

  @Test(arguments: [-3, 1e-3, 0.5, 1e6])
  func `R of a contact potential is the closed form`(strength: Double) throws {
    let pairs = try PairInteraction.exact(.contact(strength: strength))
    for q in [1e-3, 0.3, 5] {
      let square = strength * strength
      #expect(relativeDifference(pairs.reflection(q), square / (q * q + square)) < 1e-15)
      #expect(relativeDifference(pairs(q) * pairs(q), q * q * pairs.reflection(q)) < 1e-15)
      #expect((pairs(q) < 0) == (strength < 0))
    }
  }

  @Test func `R of a table is that of its function`() throws {
    // Cubics on even steps: the error of V falls like the second power of the step near its maximum at 0.
    let exact = try PairInteraction.exact(Self.gaussian)
    let errors = try [40, 80].map { count in
      let momenta = (0...count).map { 3 * Double($0) / Double(count) }
      let table = try TabulatedPotential(
        momenta: momenta, values: momenta.map { Self.gaussian($0) })
      let pairs = try PairInteraction.exact(.tabulated(table))
      return [0.2, 0.5, 1].map { abs(pairs.reflection($0) / exact.reflection($0) - 1) }.max() ?? 0
    }
    #expect(errors[1] < 1e-4, "\(errors)")
    #expect(log2(errors[0] / errors[1]) > 2, "\(errors)")
  }

  @Test(arguments: [gaussian, gated, exponential])
  func `the table reproduces the solver between its nodes`(potential: Potential) throws {
    let pairs = try PairInteraction.exact(potential)
    let solver = try #require(ReflectionSolver(potential))
    let domain = try #require(pairs.tabulated)
    var worst = (0.0, 0.0, 0.0)
    for step in 1..<60 {
      let place = Double(step) / 60 + 0.003
      let q = domain.lowerBound * pow(domain.upperBound / domain.lowerBound, place)
      let sine = try solver.sine(at: q)
      let deviation =
        (abs(pairs.sine(at: q) - sine) - ReflectionTable.resolution)
        / max(abs(sine), ReflectionTable.floor)
      if deviation > worst.0 { worst = (deviation, q, sine) }
    }
    #expect(worst.0 < ReflectionTable.tolerance, "\(worst)")
  }

  @Test func `a potential without a form in real space is refused with the reason`() {
    for potential in [
      Potential.hyperbolic(strength: 1, length: 1), .calogero(strength: 1),
      .cheonShigehara(strength: 1, momentum: 3),
    ] {
      #expect(throws: PairScatteringError.noRealSpaceForm) {
        try PairInteraction.exact(potential)
      }
    }
    #expect(
      "\(PairScatteringError.noRealSpaceForm)"
        == "The potential has no exact pair scattering (V(q) grows with q, so there is no potential in real "
        + "space for two electrons to meet in). Use Born scattering or a potential that does not grow."
    )
  }
}
