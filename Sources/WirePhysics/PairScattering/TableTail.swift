import Foundation
import GSLSupport

/// The far potential of a table, U(x) beyond `end`, as far as it reflects by itself.
///
/// V(q) of a table is a cubic between knots, so U(x) falls like a power of x and oscillates with every
/// momentum of a knot: no amplitude there varies slowly. The tail is weak instead. What it does to first order is
///
///     Int_end^inf U(x) exp(i q x) dx = V(q)/2 + i H(q) - Int_0^end U(x) exp(i q x) dx
///     H(q) = Int_0^inf U(x) sin q x dx = (1/pi) P Int_0^inf V(p) q/(q^2 - p^2) dp,
///
/// and what is left out is of second order in it.
struct TableTail: Sendable {
  /// Where the tail begins.
  let end: Double
  private let potential: Potential
  private let knots: [Double]
  private let width: Double
  private let count: Int
  /// Chebyshev coefficients of U on even pieces, those of T_2n and T_(2n+1) side by side.
  private let coefficients: [SIMD2<Double>]
  private let nodes: [(x: Double, weighted: Double)]

  private static let order = 20
  private static let rule = GaussLegendre(points: 20)

  init(_ potential: Potential, _ U: @Sendable (Double) -> Double) {
    self.potential = potential
    let range = potential.range
    let momenta = (potential.form as? TabulatedPotential)?.momenta ?? []
    knots = [0] + momenta.filter { $0 > 0 }
    let end = 200 / potential.halfWidth
    let count = Int((end * range / 6).rounded(.up))
    let width = end / Double(count)
    (self.end, self.width) = (end, width)
    let angles = (0..<Self.order).map { Double.pi * (Double($0) + 0.5) / Double(Self.order) }
    let coefficients = (0..<count).flatMap { piece in
      let samples = angles.map { U(width * (Double(piece) + 0.5 + 0.5 * cos($0))) }
      func coefficient(_ n: Int) -> Double {
        let sum = zip(samples, angles).reduce(0) { $0 + $1.0 * cos(Double(n) * $1.1) }
        return sum * (n == 0 ? 1 : 2) / Double(Self.order)
      }
      return stride(from: 0, to: Self.order, by: 2).map {
        SIMD2(coefficient($0), coefficient($0 + 1))
      }
    }
    (self.count, self.coefficients) = (count, coefficients)
    nodes = (0..<count).flatMap { piece in
      zip(Self.rule.nodes, Self.rule.weights).map { t, weight in
        let x = width * (Double(piece) + 0.5 + 0.5 * t)
        return (x, 0.5 * width * weight * Self.clenshaw(coefficients, piece, t))
      }
    }
  }

  /// U(x) at 0 <= x <= end.
  func value(at x: Double) -> Double {
    let place = min(x, end) / width
    let piece = min(Int(place), count - 1)
    return Self.clenshaw(coefficients, piece, 2 * (place - Double(piece)) - 1)
  }

  /// Int U(x) exp(i q x) dx over the tail.
  func integral(_ q: Double) -> ComplexNumber {
    var near = ComplexNumber(0)
    for node in nodes {
      near = near + node.weighted * ComplexNumber(cos(q * node.x), sin(q * node.x))
    }
    return ComplexNumber(0.5 * potential(q), hilbert(q)) - near
  }

  /// H(q), with V(q) subtracted from the integrand: Int_0^Q P q/(q^2 - p^2) dp = ln abs((Q + q)/(Q - q))/2.
  private func hilbert(_ q: Double) -> Double {
    let top = knots[knots.count - 1]
    let value = potential(q)
    var sum = 0.0
    for (low, high) in zip(knots, knots.dropFirst()) {
      // A piece that holds q is cut there.
      let cuts = low < q && q < high ? [low, q, high] : [low, high]
      for (start, stop) in zip(cuts, cuts.dropFirst()) {
        sum += Self.rule.integrate(from: start, to: stop) { p in
          p == q ? 0 : (potential(p) - value) * q / ((q - p) * (q + p))
        }
      }
    }
    if q < top { sum += 0.5 * value * log((top + q) / (top - q)) }
    return sum / .pi
  }

  /// The sum of the polynomials of a piece: even and odd ones each obey p_(n+1) = 2 T_2 p_n - p_(n-1).
  private static func clenshaw(
    _ coefficients: [SIMD2<Double>], _ piece: Int, _ t: Double
  ) -> Double {
    let square = 2 * t * t - 1
    return coefficients.withUnsafeBufferPointer { coefficients in
      let base = piece * (order / 2)
      var (first, second) = (SIMD2<Double>(), SIMD2<Double>())
      for n in stride(from: order / 2 - 1, through: 0, by: -1) {
        (first, second) = (2 * square * first - second + coefficients[base + n], first)
      }
      return first.x - second.x * square + t * (first.y - second.y)
    }
  }
}
