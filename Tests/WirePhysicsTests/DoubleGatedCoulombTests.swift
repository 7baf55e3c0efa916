import Foundation
import GSLSupport
import Testing
import WirePhysics

/// Wires between two gates: V(q) and U(x) against plain sums over images.
@Suite struct DoubleGatedCoulombTests {
  struct Case: Sendable, CustomStringConvertible {
    let s: Double
    let gates: (Double, Double)
    let isStacked: Bool

    var potential: Potential {
      .doubleGatedCoulomb(strength: 0.8, separation: s, gates: gates, isStacked: isStacked)
    }
    /// The distance of the gates.
    var height: Double { gates.0 + gates.1 + (isStacked ? s : 0) }
    var description: String { "\(s) \(gates) \(isStacked)" }

    /// The squares of the distances to the images number n, of either sign.
    func images(_ n: Int) -> (Double, Double) {
      let (beside, field) = isStacked ? (0, gates.0 + s) : (s, gates.0)
      let shift = 2 * Double(n) * height
      let (own, other) = (field - gates.0 + shift, field + gates.0 + shift)
      return (beside * beside + own * own, beside * beside + other * other)
    }

    /// The sum of a function of the distances, from the farthest pair of images on.
    func sum(_ reach: Int, _ f: (Double) -> Double) -> Double {
      var sum = 0.0
      for n in (0...reach).reversed() {
        for m in n == 0 ? [0] : [n, -n] {
          let (own, other) = images(m)
          sum += f(own.squareRoot()) - f(other.squareRoot())
        }
      }
      return sum
    }
  }

  static let cases = [
    Case(s: 2, gates: (4, 4), isStacked: false), Case(s: 2, gates: (4, 9), isStacked: true),
    Case(s: 1, gates: (40, 25), isStacked: true), Case(s: 2, gates: (0.5, 3), isStacked: false),
    Case(s: 2, gates: (3, 0.5), isStacked: true), Case(s: 8, gates: (1, 1), isStacked: false),
  ]

  @Test(arguments: cases) func `V is the sum over images`(_ form: Case) {
    for q in [0.02, 0.1, 0.7, 3] where q * form.s < 20 {
      let reach = Int((40 / (2 * q * form.height)).rounded(.up)) + 3
      let direct = form.sum(reach) { SpecialFunctions.besselK0(q * $0) }
      // What is left of images that nearly cancel.
      let room = 1e-13 * direct + 1e-15 * SpecialFunctions.besselK0(q * form.s)
      #expect(abs(form.potential(q) / 0.8 - direct) < room, "\(q)")
    }
  }

  @Test(arguments: cases) func `at q = 0 it is that of a line between plates`(_ form: Case) {
    let (beside, field) = form.isStacked ? (0, form.gates.0 + form.s) : (form.s, form.gates.0)
    let scale = Double.pi / form.height
    func term(_ z: Double) -> Double { cosh(scale * beside) - cos(scale * z) }
    let exact = 0.5 * log(term(field + form.gates.0) / term(field - form.gates.0))
    // Images nearly cancel where the wires are far from each other beside the distance of the gates.
    #expect(abs(form.potential.valueAtZero / 0.8 - exact) < 2e-13 * exact + 1e-16)
    // No logarithm: V(0) - V(q) is proportional to q^2.
    let drops = [1e-2, 2e-2].map { form.potential.valueAtZero - form.potential($0 / form.height) }
    #expect(abs(drops[1] / drops[0] - 4) < 0.01)
  }

  @Test(arguments: cases) func `U is the sum over images`(_ form: Case) throws {
    let U = try #require(form.potential.realSpace)
    let H = form.height
    for x in [0, 0.4 * form.s, form.s, 0.7 * H, 2 * H] {
      // What is left out falls like the inverse square of the number of images.
      let sums = [4000, 8000].map { form.sum($0) { 0.4 / hypot($0, x) } }
      let direct = (4 * sums[1] - sums[0]) / 3
      let value = try #require(U.value(at: x))
      #expect(abs(value - direct) < 1e-10 * 0.4 / form.s, "\(x): \(value) \(direct)")
    }
  }

  @Test(arguments: cases) func `far away U is one wave between the gates`(_ form: Case) throws {
    let U = try #require(form.potential.realSpace)
    let H = form.height
    func value(_ x: Double) throws -> Double { try #require(U.value(at: x)) }
    func wave(_ x: Double) -> Double {
      SpecialFunctions.besselK0(.pi * (form.isStacked ? x : hypot(x, form.s)) / H)
    }
    // At 4 H a power series of images gives way to waves.
    for (near, far, room) in [(3.999, 4.001, 1e-6), (20, 21, 1e-9)] {
      let ratio = try value(near * H) / value(far * H)
      #expect(abs(ratio / (wave(near * H) / wave(far * H)) - 1) < room, "\(near)")
    }
  }

  @Test func `U is analytic beside the real axis`() throws {
    for form in Self.cases {
      guard case .analytic(let strip, let U)? = form.potential.realSpace else {
        Issue.record("\(form) has no analytic form")
        continue
      }
      #expect(abs(strip - form.s) < 1e-14)
      let H = form.height
      for x in [0.3 * form.s, H, 3.9 * H, 4.05 * H] {
        let h = 1e-3 * form.s
        let (y, at) = (0.4 * form.s, { (a: Double, b: Double) in U(ComplexNumber(x + a, b)) })
        // Cauchy and Riemann: dU/dy = i dU/dx.
        let (dx, dy) = (at(h, y) - at(-h, y), at(0, y + h) - at(0, y - h))
        let size = dx.modulus + dy.modulus + 1e-13 / form.s
        #expect((dy - ComplexNumber(0, 1) * dx).modulus < 1e-4 * size, "\(form) \(x)")
      }
    }
  }

  @Test(arguments: cases) func `D2 follows from V, and V from U`(_ form: Case) throws {
    let potential = form.potential
    let square = try Quadrature.integrate(
      { $0 * potential($0) * potential($0) }, from: 0, to: 2 * potential.range,
      breakpoints: [potential.halfWidth, potential.range / 8], relativeError: 1e-11)
    #expect(relativeDifference(potential.pairDiffusion, square.value / (16 * .pi)) < 1e-9)
    let U = try #require(potential.realSpace)
    let q = potential.halfWidth
    let end = 12 * form.height + 4 * form.s
    let transform = try Quadrature.integrate(
      { (U.value(at: $0) ?? .nan) * 2 * cos(q * $0) }, from: 0, to: end,
      breakpoints: [form.s, 3 * form.s, 4 * form.height], absoluteError: 3e-9 * potential(q))
    #expect(abs(transform.value / potential(q) - 1) < 1e-8)
  }

  @Test func `with one gate far away it is the potential of the other`() {
    for q in [0.3, 1, 2] {
      let single = Potential.gatedCoulomb(strength: 0.8, separation: 2, gate: 4)(q)
      let double = Potential.doubleGatedCoulomb(strength: 0.8, separation: 2, gates: (4, 200))(q)
      #expect(relativeDifference(double, single) < 1e-12)
      let stacked = Potential.stackedCoulomb(strength: 0.8, separation: 2, gate: 4)(q)
      let between = Potential.doubleGatedCoulomb(
        strength: 0.8, separation: 2, gates: (4, 200), isStacked: true)(q)
      #expect(relativeDifference(between, stacked) < 1e-12)
    }
  }

  @Test func `electrons reflect off it as in Born approximation where it is weak`() throws {
    let weak = Potential.doubleGatedCoulomb(strength: 0.01, separation: 2, gates: (4, 6))
    let exact = try PairInteraction.exact(weak)
    for q in [0.3, 1, 2] { #expect(abs(exact.reflection(q) / exact.bornReflection(q) - 1) < 0.05) }
    let strong = try PairInteraction.exact(weak.scaled(by: 100))
    #expect(strong.reflection(0.05) > 0.9 && strong.reflection(0.05) <= 1)
  }

  @Test func `each of stacked wires is nearer to a gate of its own`() throws {
    let inside = Potential.doubleGatedCoulomb(strength: 0.8, separation: 0.5, gates: (4, 6))
    let stacked = Potential.doubleGatedCoulomb(
      strength: 0.8, separation: 2, gates: (4, 6), isStacked: true)
    let both = inside.insideWires(separatedBy: stacked)
    #expect(
      both.one == .doubleGatedCoulomb(strength: 0.8, separation: 0.5, gates: (4, 8)))
    #expect(
      both.two == .doubleGatedCoulomb(strength: 0.8, separation: 0.5, gates: (6, 6)))
    let beside = Potential.doubleGatedCoulomb(strength: 0.8, separation: 2, gates: (4, 6))
    #expect(inside.insideWires(separatedBy: beside) == WirePair(inside, inside))
    #expect(beside != stacked)
    let soft = try #require(stacked.softened(by: 2))
    #expect(
      soft
        == .doubleGatedCoulomb(strength: 1.6, separation: 4, gates: (8, 12), isStacked: true))
    #expect(relativeDifference(soft.pairDiffusion, stacked.pairDiffusion) < 1e-10)
    #expect(
      stacked.form.words { _ in "" } == "double-gated-coulomb 0.8 2.0 4.0 6.0 stacked")
  }
}
