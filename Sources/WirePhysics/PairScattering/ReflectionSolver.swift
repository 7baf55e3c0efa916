import Foundation
import GSLSupport

/// Two electrons, one in each wire, that reflect off each other: the one-dimensional two-body problem.
///
/// The relative motion obeys -psi'' + U(x) psi = kappa^2 psi with kappa = q/2 (reduced mass 1/2). U is even, so
/// with delta_e, delta_o the phases of the even and the odd wave
///
///     r/t = i tan(delta_o - delta_e),   R = sin^2(delta_e - delta_o),
///
/// and sin(delta_o - delta_e), which tends to V(q)/q where that is small, is what the solver gives, with its
/// sign. Where the reflection is exponentially small by cancellation, the way leads above the real axis, along
/// Im x = a, where the reflected wave is exp(2 kappa a) times as large; U has to be analytic up to there. Tails
/// are matched to ``TailAmplitude``, those of tables to first order.
package struct ReflectionSolver: Sendable {
  /// How U is known.
  let form: RealSpaceForm
  /// 1/(the half-width of V(q)), the scale of U.
  let length: Double
  /// U at x = 0.
  let height: Double
  /// abs(V(q)/q).
  private let born: @Sendable (Double) -> Double
  /// The tails of a table.
  private let tail: TableTail?

  /// The barrier action beyond which 1 - R < exp(-40).
  private static let opaque = 20.0

  /// Prepares to solve; nil for a form that has no real-space potential or a delta function.
  package init?(_ potential: Potential) {
    guard let form = potential.realSpace, let height = form.value(at: 0) else { return nil }
    self.form = form
    self.height = height
    length = 1 / potential.halfWidth
    born = { abs(potential($0) / $0) }
    if case .table(let U) = form {
      tail = TableTail(potential, U)
    } else {
      tail = nil
    }
  }

  /// sin(delta_o - delta_e) at a relative momentum q > 0; R is its square.
  /// - Throws: `GSLError` if the wave cannot be followed.
  package func sine(at q: Double) throws -> Double {
    let kappa = 0.5 * q
    let tangent =
      switch form {
      case .delta(let strength): strength / q
      case .analytic(let strip, let U): try tangent(U, strip: strip, kappa: kappa)
      case .table: try tangentOfTable(kappa: kappa)
      }
    return tangent.isInfinite
      ? (tangent > 0 ? 1 : -1) : tangent / (1 + tangent * tangent).squareRoot()
  }

  private func tangent(
    _ U: (ComplexNumber) -> ComplexNumber, strip: Double, kappa: Double
  ) throws -> Double {
    let a = shift(U, strip: strip, kappa: kappa)
    let (end, isFree) = end(U, kappa: kappa)
    if isOpaque(kappa: kappa, end: end, { U(ComplexNumber($0)).real }) { return .infinity }
    func amplitude(_ y: Double) -> TailAmplitude {
      isFree
        ? TailAmplitude(free: kappa) : TailAmplitude(U, kappa: kappa, at: ComplexNumber(end, y))
    }
    let right = amplitude(a)
    let way = WavePropagation(
      kappa: kappa, end: end, scale: abs(U(ComplexNumber(0, a)).real) * min(length, 1 / kappa))
    let reflected = try way.reflection(right, isStrong: a == 0 && isStrong(kappa)) {
      U(ComplexNumber($0, a))
    }
    var phase = 0.0
    if a > 0, !isFree {
      phase = Self.rule.integrate(from: 0, to: a) { amplitude($0).w.real - kappa }
    }
    return -reflected.imaginary * exp(-2 * kappa * a - 2 * phase)
  }

  private func tangentOfTable(kappa: Double) throws -> Double {
    guard let tail else { preconditionFailure("a table has tails") }
    if isOpaque(kappa: kappa, end: tail.end, { tail.value(at: abs($0)) }) { return .infinity }
    let way = WavePropagation(
      kappa: kappa, end: tail.end, scale: abs(height) * min(length, 1 / kappa))
    let reflected = try way.reflection(
      tail: tail.integral(2 * kappa), isStrong: isStrong(kappa)
    ) { ComplexNumber(tail.value(at: abs($0))) }
    return -reflected.imaginary
  }

  /// Whether most of the wave is reflected, by the Born approximation.
  private func isStrong(_ kappa: Double) -> Bool { born(2 * kappa) > 0.2 }

  private static let rule = GaussLegendre(points: 8)
}

/// The way of the wave.
extension ReflectionSolver {
  /// How far above the real axis the way leads: where U(iy) exp(-2 kappa y) is least, as long as U(iy) is no
  /// barrier there.
  private func shift(
    _ U: (ComplexNumber) -> ComplexNumber, strip: Double, kappa: Double
  ) -> Double {
    let step = strip.isFinite ? 0.9 * strip / 40 : 0.25 * length
    var (best, least) = (0.0, abs(height))
    for index in 1...(strip.isFinite ? 40 : 400) {
      let y = Double(index) * step
      let size = abs(U(ComplexNumber(0, y)).real)
      guard size <= 0.5 * kappa * kappa else { break }
      let score = size * exp(-2 * kappa * y)
      guard score < least else { break }
      (best, least) = (y, score)
    }
    return kappa * best > 0.5 ? best : 0
  }

  /// Where the tail begins: beyond, U is nothing, or it varies little over a wave length.
  private func end(
    _ U: (ComplexNumber) -> ComplexNumber, kappa: Double
  ) -> (x: Double, isFree: Bool) {
    var x = 8 * length
    while true {
      let size = abs(U(ComplexNumber(x)).real)
      if size * x <= 1e-18 * abs(height) * length { return (x, true) }
      if kappa * x >= 24, size <= 0.02 * kappa * kappa { return (x, false) }
      x *= 1.5
    }
  }

  /// Whether the barrier lets nothing through: Int (U - kappa^2)^(1/2) dx is large.
  private func isOpaque(kappa: Double, end: Double, _ U: (Double) -> Double) -> Bool {
    guard height > kappa * kappa else { return false }
    // x = l sinh u, in even steps of u from the middle of the barrier outwards.
    let steps = 400
    let step = asinh(end / length) / Double(steps)
    var sum = 0.0
    for index in 0..<steps {
      let u = (Double(index) + 0.5) * step
      let excess = U(length * sinh(u)) - kappa * kappa
      if excess > 0 { sum += excess.squareRoot() * length * cosh(u) * step }
    }
    return 2 * sum > Self.opaque
  }
}
