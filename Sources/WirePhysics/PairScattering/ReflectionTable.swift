import Foundation
import GSLSupport

/// sin(delta_o - delta_e) as a function of q, tabulated once for a potential.
///
/// Pieces of ln q, each a Chebyshev interpolant, are halved until points between the nodes agree with the
/// solver to half of ``tolerance`` of the value there, or of ``floor`` where it is smaller, as far as the solver's own
/// ``resolution`` lets them. Below the first piece
/// 1 - R is less than 2e-9, or q so small that no collision there counts; beyond the last R is negligible.
package struct ReflectionTable: Sendable {
  /// The largest error of the sine relative to max(abs(sine), ``floor``); that of R is twice as large.
  package static let tolerance = 4e-9
  /// The sine below which the error is absolute: R = 1e-24 there.
  package static let floor = 1e-12
  /// What the solver resolves of a sine where a potential reflects by cancellation: R = 1e-27.
  package static let resolution = 3e-14

  /// The momenta between which R is tabulated.
  package let domain: ClosedRange<Double>
  private let pieces: [Piece]

  private struct Piece: Sendable {
    let start: Double
    let width: Double
    var coefficients: [Double] = []

    func value(_ logarithm: Double) -> Double {
      let t = 2 * (logarithm - start) / width - 1
      var (first, second) = (0.0, 0.0)
      for c in coefficients.dropFirst().reversed() {
        (first, second) = (2 * t * first - second + c, first)
      }
      return t * first - second + coefficients[0]
    }
  }

  private static let order = 16
  /// Where the error of an interpolant of this order is largest.
  private static let probes = [0, 3, 8, 13, 16].map { 0.5 - 0.5 * cos(.pi * $0 / 16) }
  private static let angles = (0..<order).map { Double.pi * (Double($0) + 0.5) / Double(order) }

  /// Tabulates a potential.
  ///
  /// - Throws: `GSLError` if a wave cannot be followed.
  init(_ solver: ReflectionSolver, of potential: Potential) throws {
    let domain = try Self.domain(solver, potential)
    self.domain = domain
    var waiting = Self.firstPieces(domain, potential)
    var done: [Piece] = []
    while let piece = waiting.popLast() {
      var filled = piece
      let values = try Self.angles.map { angle in
        try solver.sine(at: exp(piece.start + piece.width * (0.5 + 0.5 * cos(angle))))
      }
      filled.coefficients = (0..<Self.order).map { n in
        let sum = zip(values, Self.angles).reduce(0) { $0 + $1.0 * cos(Double(n) * $1.1) }
        return sum * (n == 0 ? 1 : 2) / Double(Self.order)
      }
      // Around a resonance, where the sine passes through zero, its neighbourhood is the measure.
      let largest = values.reduce(0) { max($0, abs($1)) }
      let passesZero = values.contains { $0 < 0 } && values.contains { $0 > 0 }
      let near = passesZero ? 1e-3 * largest : 0
      let isAccurate = try Self.probes.allSatisfy { place in
        let logarithm = piece.start + piece.width * place
        let value = try solver.sine(at: exp(logarithm))
        return abs(filled.value(logarithm) - value)
          <= Self.tolerance / 2 * max(abs(value), near, Self.floor)
      }
      if isAccurate || piece.width < 0.02 {
        done.append(filled)
      } else {
        let half = piece.width / 2
        waiting.append(Piece(start: piece.start + half, width: half))
        waiting.append(Piece(start: piece.start, width: half))
      }
    }
    pieces = done
  }

  /// Wide pieces to begin with, the lowest last; a table has kinks of the second derivative at its knots.
  private static func firstPieces(
    _ domain: ClosedRange<Double>, _ potential: Potential
  ) -> [Piece] {
    let knots = (potential.form as? TabulatedPotential)?.momenta ?? []
    let inside = knots.filter { domain.lowerBound * 1.01 < $0 && $0 * 1.01 < domain.upperBound }
    let ends = [domain.lowerBound] + inside + [domain.upperBound]
    let pieces = zip(ends, ends.dropFirst()).flatMap { ends -> [Piece] in
      let (low, high) = (log(ends.0), log(ends.1))
      let count = max(1, Int(((high - low) / 2).rounded(.up)))
      let width = (high - low) / Double(count)
      return (0..<count).map { Piece(start: low + Double($0) * width, width: width) }
    }
    return pieces.reversed()
  }

  /// Thermal factors leave nothing of collisions with a larger relative momentum, in sqrt(mT).
  private static let most = 100.0

  /// From where R is 1 but for 2e-9, or 1e-8 of the half-width of V, to where q^2 R is 1e-17 of its largest value, or no electron has the momentum.
  private static func domain(
    _ solver: ReflectionSolver, _ potential: Potential
  ) throws -> ClosedRange<Double> {
    var low = 0.25 * potential.halfWidth
    var sine = try solver.sine(at: low)
    // An attraction that falls like 1/x^2 has no limit: R oscillates with ln q.
    while 1 - abs(sine) > 1e-9 && low > 1e-8 * potential.halfWidth {
      low *= 0.5
      sine = try solver.sine(at: low)
    }
    var high = low
    var largest = 0.0
    var small = 0
    // A single small value may be a resonance.
    let most = max(most, 1.5 * potential.range)
    while small < 3 && high < most {
      high = min(1.25 * high, most)
      let value = abs(high * (try solver.sine(at: high)))
      largest = max(largest, value)
      small = value < 3e-9 * largest && high > potential.halfWidth ? small + 1 : 0
    }
    return low...high
  }

  /// sin(delta_o - delta_e) at q >= 0.
  package func sine(at q: Double) -> Double {
    if q > domain.upperBound { return 0 }
    let logarithm = log(max(q, domain.lowerBound))
    var (low, high) = (0, pieces.count)
    while high - low > 1 {
      let middle = (low + high) / 2
      if pieces[middle].start <= logarithm { low = middle } else { high = middle }
    }
    return pieces[low].value(logarithm)
  }

  /// Int_0^inf q^3 R dq.
  var thirdMoment: Double {
    let rule = GaussLegendre(points: 24)
    let below = pow(domain.lowerBound, 4) / 4
    return pieces.reduce(below) { sum, piece in
      sum
        + rule.integrate(from: piece.start, to: piece.start + piece.width) { logarithm in
          let (q, sine) = (exp(logarithm), piece.value(logarithm))
          return q * q * q * q * sine * sine
        }
    }
  }
}
