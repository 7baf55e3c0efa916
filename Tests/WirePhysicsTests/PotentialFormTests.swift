import Foundation
import GSLSupport
import Testing
import WirePhysics

/// What has to hold for every form of potential, registered or not.
@Suite struct PotentialFormTests {
  /// V0/(1 + (q l)^2), which says no more than it must: the rest are the defaults.
  struct Lorentzian: ParametricPotential {
    static let name = "lorentzian"
    static let formula = "V0/(1 + (q l)^2)"
    static let parameters: [PotentialParameter] = [
      GaussianPotential.parameters[0], GaussianPotential.parameters[1],
    ]
    static let decays = true

    let values: [Double]
    init(_ values: [Double]) { self.values = values }
    func value(_ q: Double) -> Double { values[0] / (1 + (q * values[1]) * (q * values[1])) }
    var isSmooth: Bool { true }
  }

  /// Each form with the values of its examples; a table of unequal steps that starts above zero.
  static let all: [Potential] = Potential.forms.map { form in
    guard let form = form as? any ParametricPotential.Type else { return .tabulated(table) }
    return Potential(form.init(form.parameters.map(\.sample)))
  }

  static let table = try! TabulatedPotential(
    momenta: [0.1, 0.4, 0.9, 1.7, 2.2, 4], values: [1.3, 1.2, 0.7, 0.25, 0.3, 0.01])

  static let decaying = all.filter { $0.range.isFinite }

  @Test(arguments: all)
  func `the half-width is where V has fallen to half`(potential: Potential) {
    guard potential.halfWidth.isFinite else {
      #expect(potential.range == .infinity)
      #expect(abs(potential(1e3)) >= abs(potential.valueAtZero))
      return
    }
    #expect(relativeDifference(potential(potential.halfWidth), potential.valueAtZero / 2) < 1e-11)
    #expect(abs(potential(1.001 * potential.range)) <= 1e-8 * abs(potential.valueAtZero))
  }

  @Test(arguments: decaying)
  func `D2 is the integral of the square`(potential: Potential) throws {
    let integral = try Quadrature.integrate(
      { $0 * potential($0) * potential($0) }, from: 0, to: 2 * potential.range,
      breakpoints: [potential.halfWidth, potential.range] + Self.table.momenta,
      relativeError: 1e-12)
    #expect(relativeDifference(potential.pairDiffusion, integral.value / (16 * .pi)) < 1e-11)
  }

  @Test(arguments: all, [0, 0.3, 1.7, 9])
  func `U is the Fourier integral of V`(potential: Potential, x: Double) throws {
    switch potential.realSpace {
    case .delta(let strength):
      #expect(potential(0) == strength && potential(17) == strength)
    case .analytic, .table:
      let U = try #require(potential.realSpace)
      // The exponential, the slowest of them, has fallen to 1e-20 at 2.5 ranges.
      let integral = try Quadrature.integrate(
        { potential($0) * cos($0 * x) }, from: 0, to: 2.5 * potential.range,
        breakpoints: [potential.halfWidth, potential.range] + Self.table.momenta,
        absoluteError: 1e-11, relativeError: 1e-12)
      let value = try #require(U.value(at: x))
      let top = try #require(U.value(at: 0))
      #expect(abs(value - integral.value / .pi) < 1e-8 * abs(top))
    case nil:
      #expect(potential.range == .infinity)
    }
  }

  @Test func `every potential that decays has a form in real space`() {
    #expect(Self.decaying.count == 5)
    #expect(Self.decaying.allSatisfy { $0.realSpace != nil })
  }

  @Test(arguments: all)
  func `scaling multiplies the value and its strength`(potential: Potential) {
    let scaled = potential.scaled(by: -2.5)
    for q in [0, 0.4, 3] { #expect(relativeDifference(scaled(q), -2.5 * potential(q)) < 1e-15) }
    for q in [0, 0.4, 3] {
      #expect(relativeDifference(potential.unit(q) * potential.strength, potential(q)) < 1e-15)
    }
    #expect(scaled != potential)
    #expect(scaled.scaled(by: 1) == scaled)
  }

  @Test(arguments: all)
  func `dilation stretches V along q`(potential: Potential) throws {
    guard let dilated = potential.form.dilated(by: 1.7) else {
      #expect(potential.softened(by: 1.7) == nil)
      return
    }
    for q in [0, 0.4, 3] {
      #expect(relativeDifference(dilated.value(q), potential(1.7 * q)) < 1e-13)
    }
    // Where V does not decay, transfers have no scale that could be made smaller.
    guard potential.range.isFinite else {
      #expect(potential.softened(by: 1.7) == nil)
      return
    }
    let softened = try #require(potential.softened(by: 1.7))
    #expect(relativeDifference(softened.pairDiffusion, potential.pairDiffusion) < 1e-14)
    #expect(relativeDifference(softened(0.3), 1.7 * potential(1.7 * 0.3)) < 1e-13)
  }

  @Test(arguments: all)
  func `the shape is the potential of unit strength`(potential: Potential) {
    for q in [0, 0.4, 3] {
      let value: Double? =
        switch potential.shape {
        case .constant: 1
        case .gaussian(let l): exp(-q * l * q * l)
        case .exponential(let l): exp(-q * l)
        case .parabola(let momentum): 1 - (q / momentum) * (q / momentum)
        case .magnitude: q
        case .octaves, .pointwise: nil
        }
      guard let value else { continue }
      #expect(abs(potential.unit(q) - value) < 1e-15 * max(1, value))
    }
    if potential.shape == .octaves {
      let (lowest, count) = potential.octaves
      #expect(abs(potential(0.5 * lowest * exp2(Double(count)))) < 1e-15)
      #expect(relativeDifference(potential(lowest), potential.valueAtZero) < 1e-12)
    }
  }

  @Test(arguments: [4.0, 400, 4000, 1e7])
  func `a table of octaves reaches as far as a potential of a far gate does`(gate: Double) {
    let potential = Potential.gatedCoulomb(strength: 0.8, separation: 1, gate: gate)
    let (lowest, count) = potential.octaves
    // V(0) grows like the logarithm of the gate, so half of it is a small momentum.
    #expect(abs(potential(0.5 * lowest * exp2(Double(count)))) < 1e-15)
    #expect(count < 64)
  }

  @Test func `the words of a potential stay what stored results hold`() {
    let words = Self.all.map { $0.form.words { "of \($0.count)" } }
    #expect(
      words == [
        "contact 0.5", "gaussian 0.5 1.4", "exponential 0.5 1.4", "gated-coulomb 0.8 2.0 4.0",
        "double-gated-coulomb 0.8 2.0 4.0 6.0", "tabulated 6 rows, hash of 12",
        "cheon-shigehara 0.5 3.0", "calogero 0.5",
        "hyperbolic 0.5 1.4",
      ])
    #expect(Set(words).count == words.count)
  }

  @Test func `a form needs nothing but its name, its parameters and V`() throws {
    let potential = Potential(Lorentzian([0.6, 1.3]))
    #expect(relativeDifference(potential.halfWidth, 1 / 1.3) < 1e-11)
    #expect(relativeDifference(potential.range, 1e4 / 1.3) < 1e-7)
    // Int q V0^2/(1 + (q l)^2)^2 dq = V0^2/(2 l^2).
    #expect(
      relativeDifference(potential.pairDiffusion, 0.36 / (2 * 1.69) / (16 * .pi)) < 1e-13)
    #expect(potential.shape == .pointwise)
    #expect(potential.realSpace == nil)
    #expect(potential.strength == 0.6)
    #expect(potential.scaled(by: 2) == Potential(Lorentzian([1.2, 1.3])))
    #expect(potential.softened(by: 2) == Potential(Lorentzian([1.2, 2.6])))
    #expect(potential.form.words { "\($0)" } == "lorentzian 0.6 1.3")
    #expect(potential != .gaussian(strength: 0.6, length: 1.3))
    #expect(Potential(Lorentzian([0, 1])).pairDiffusion == 0)
  }

  @Test func `a strength has either sign and a scale is positive`() {
    for form in Potential.forms.compactMap({ $0 as? any ParametricPotential.Type }) {
      #expect(form.parameters.map(\.dimension.isStrength).first == true)
      #expect(form.parameters.dropFirst().allSatisfy { !$0.dimension.isStrength })
      for parameter in form.parameters {
        #expect(parameter.admits(parameter.sample))
        #expect(!parameter.admits(.nan) && !parameter.admits(.infinity))
        #expect(parameter.admits(-1) == parameter.dimension.isStrength)
        #expect(parameter.admits(0) == parameter.dimension.isStrength)
      }
      let sample = form.parameters.map(\.sample)
      #expect(form.init(sample).values == sample)
    }
  }
}
