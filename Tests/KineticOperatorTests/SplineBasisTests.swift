import Foundation
import KineticOperator
import Testing
import WirePhysics

@Suite(.tags(.analytic)) struct SplineBasisTests {
  private static func basis(
    _ degree: Int, _ parity: Parity, intervals: Int = 9, spacing: MomentumGrid.Spacing = .auto
  ) throws -> SplineBasis {
    let grid = MomentumGrid(
      intervals: intervals, cutoff: 6, spacing: spacing, wires: [Wire(fermiEnergy: 3)])
    return try SplineBasis(grid: grid, degree: degree, parity: parity)
  }

  private static let points = stride(from: -7.9, to: 8, by: 0.137).map(\.self)

  @Test(arguments: 1...5) func `the momentum mode is k, everywhere and in every degree`(
    degree: Int
  ) throws {
    for spacing in MomentumGrid.Spacing.allCases {
      let basis = try Self.basis(degree, .odd, spacing: spacing)
      for k in Self.points {
        #expect(abs(basis.value(basis.momentumMode, at: k) - k) < 2e-13 * max(1, abs(k)))
        #expect(abs(basis.slope(basis.momentumMode, at: k) - 1) < 1e-12)
      }
    }
  }

  @Test(arguments: 1...5, [Parity.odd, .even])
  func `values at many momenta are those at each`(
    degree: Int, parity: Parity
  ) throws {
    let basis = try Self.basis(degree, parity)
    let coefficients = (0..<basis.count).map { cos(Double(1 + $0)) }
    for (k, value) in zip(Self.points, basis.values(coefficients, at: Self.points)) {
      let own = basis.value(coefficients, at: k)
      #expect(abs(value - own) < 1e-14 * max(1, abs(own)))
    }
  }

  @Test(arguments: 1...5) func `the even basis has the constant, exactly`(degree: Int) throws {
    let basis = try Self.basis(degree, .even)
    var constant = Array(repeating: 0.0, count: basis.count)
    constant[0] = 1
    for k in Self.points {
      #expect(basis.value(constant, at: k) == 1)
      #expect(basis.slope(constant, at: k) == 0)
    }
  }

  @Test(arguments: 1...5) func `there are as many functions as splines of one parity`(
    degree: Int
  ) throws {
    // Splines of degree d on 2 m intervals: 2 m + d functions, of which every parity has its part.
    for intervals in [1, 4, 9] {
      let odd = try Self.basis(degree, .odd, intervals: intervals)
      let even = try Self.basis(degree, .even, intervals: intervals)
      #expect(odd.count + even.count == 2 * intervals + degree)
      // The middle one of an odd number is even.
      #expect(even.count - odd.count == degree % 2)
    }
  }

  @Test(arguments: 1...5, [Parity.odd, .even]) func `slopes are the derivatives of values`(
    degree: Int, parity: Parity
  ) throws {
    let basis = try Self.basis(degree, parity)
    for function in 0..<basis.count {
      let unit = (0..<basis.count).map { $0 == function ? 1.0 : 0 }
      for k in Self.points {
        // Fourth-order differences within one piece; on a knot the derivatives may jump.
        let h = 1e-3
        let interior = basis.grid.breakpoints.allSatisfy { abs(abs(k) - $0) > 2.5 * h }
        if !interior { continue }
        func g(_ steps: Double) -> Double { basis.value(unit, at: k + steps * h) }
        let slope = (8 * (g(1) - g(-1)) - (g(2) - g(-2))) / (12 * h)
        #expect(abs(slope - basis.slope(unit, at: k)) < 1e-8)
      }
    }
  }

  @Test(arguments: 1...5, [Parity.odd, .even]) func `functions have their parity`(
    degree: Int, parity: Parity
  ) throws {
    let basis = try Self.basis(degree, parity)
    let coefficients = (0..<basis.count).map { sin(3.0 * Double($0) + 1) }
    let sign: Double = parity == .odd ? -1 : 1
    for k in Self.points {
      #expect(basis.value(coefficients, at: -k) == sign * basis.value(coefficients, at: k))
      #expect(basis.slope(coefficients, at: -k) == -sign * basis.slope(coefficients, at: k))
    }
    if parity == .odd { #expect(abs(basis.value(coefficients, at: 0)) < 1e-14) }
  }

  @Test(arguments: 1...5) func `polynomials of the parity and up to the degree are splines`(
    degree: Int
  ) throws {
    for parity in [Parity.odd, .even] {
      let basis = try Self.basis(degree, parity)
      for power in 0...degree where (power % 2 == 1) == (parity == .odd) {
        let f = { (k: Double) in pow(k / 3, Double(power)) }
        let fit = LeastSquares.fit(basis, from: 0, to: 6, f)
        // Beyond the cutoff the last piece goes on, so it still is the polynomial.
        for k in stride(from: -7.5, to: 7.5, by: 0.19) {
          #expect(abs(basis.value(fit, at: k) - f(k)) < 1e-9, "k^\(power) at \(k)")
        }
      }
    }
  }

  @Test(arguments: 2...4) func `polynomials beyond the degree are not`(degree: Int) throws {
    let basis = try Self.basis(degree, .odd)
    let power = Double(degree % 2 == 0 ? degree + 1 : degree + 2)
    let fit = LeastSquares.fit(basis, from: 0, to: 6) { pow($0 / 3, power) }
    #expect(abs(basis.value(fit, at: 5.5) - pow(5.5 / 3, power)) > 1e-7)
  }

  @Test(arguments: 1...5) func `each function is exactly constant beyond its own intervals`(
    degree: Int
  ) throws {
    let basis = try Self.basis(degree, .odd)
    for function in 0..<basis.count {
      let unit = (0..<basis.count).map { $0 == function ? 1.0 : 0 }
      // A slope spline covers at most `degree` intervals.
      let edges = basis.grid.breakpoints
      let varying = zip(edges, edges.dropFirst()).filter { edges in
        abs(basis.slope(unit, at: (edges.0 + edges.1) / 2)) > 0
      }
      #expect((1...degree).contains(varying.count))
      for k in Self.points where k > varying.last!.1 && varying.last!.1 < 6 {
        #expect(basis.value(unit, at: k) == basis.plateau[function])
        #expect(basis.slope(unit, at: k) == 0)
      }
      for k in Self.points where k > 0 && k < varying.first!.0 {
        #expect(basis.value(unit, at: k) == 0)
      }
    }
  }

  @Test(arguments: 1...5) func `values and derivatives are continuous up to the degree`(
    degree: Int
  ) throws {
    let basis = try Self.basis(degree, .odd)
    let coefficients = (0..<basis.count).map { cos(2.0 * Double($0)) }
    for knot in basis.grid.breakpoints.dropFirst().dropLast() {
      let e = 1e-9
      #expect(
        abs(basis.value(coefficients, at: knot - e) - basis.value(coefficients, at: knot + e))
          < 1e-7)
      if degree > 1 {
        #expect(
          abs(basis.slope(coefficients, at: knot - e) - basis.slope(coefficients, at: knot + e))
            < 1e-6)
      }
    }
  }
}
