import Foundation
import GSLSupport

/// A wave that comes from the left, followed from where it leaves on the right back to the left.
///
/// A weak reflection is followed by the amplitudes of psi = alpha exp(i kappa x) + beta exp(-i kappa x),
///
///     alpha' =  U/(2 i kappa) [alpha + beta exp(-2 i kappa x)]
///     beta'  = -U/(2 i kappa) [beta + alpha exp(2 i kappa x)],
///
/// so that it is as accurate, relative to itself, as a strong one; a strong one by psi and psi', as the large
/// amplitudes of a wave that hardly gets through all but cancel in psi.
struct WavePropagation {
  /// The wave number far away.
  let kappa: Double
  /// The way leads from here to minus here.
  let end: Double
  /// The strength of U times its length, for the absolute tolerance.
  let scale: Double

  /// Tolerance of a step; what comes of it in R is tested against closed forms.
  private static let tolerance = 1e-12

  /// r/t of the wave, its phase that of the ends: tails that vary slowly.
  func reflection(
    _ tail: TailAmplitude, isStrong: Bool, _ U: (Double) -> ComplexNumber
  ) throws -> ComplexNumber {
    let amplitude = ComplexNumber(1) / tail.w.squareRoot
    // w is even: at the other end it is that of the mirror image of the point, complex conjugate.
    let (w, slope) = (tail.w.conjugate, -1 * tail.slope.conjugate)
    let i = ComplexNumber(0, 1)
    if isStrong {
      let start = (amplitude, (i * tail.w - tail.slope) * amplitude)
      let (psi, derivative) = try wave(start, U)
      return 0.5 * (w.squareRoot * (psi - (derivative + slope * psi) / (i * w)))
    }
    // psi'/psi over i kappa.
    let ratio = ComplexNumber(0, -1 / kappa) * (i * tail.w - tail.slope)
    let turn = ComplexNumber(cos(kappa * end), sin(kappa * end))
    let (alpha, beta) = try amplitudes(
      (
        0.5 * (amplitude * (ComplexNumber(1) + ratio) * turn.conjugate),
        0.5 * (amplitude * (ComplexNumber(1) - ratio) * turn)
      ), U)
    // [psi - (psi' + slope psi)/(i w)]/2 over w^(-1/2), for each of the two parts.
    let local = kappa * (ComplexNumber(1) / w)
    let drift = i * slope / w
    let forward = alpha * turn.conjugate * (ComplexNumber(1) - local + drift)
    let backward = beta * turn * (ComplexNumber(1) + local + drift)
    return 0.5 * (w.squareRoot * (forward + backward))
  }

  /// r/t of the wave with tails of first order, from Int_end^inf U exp(2 i kappa x) dx.
  func reflection(
    tail: ComplexNumber, isStrong: Bool, _ U: (Double) -> ComplexNumber
  ) throws -> ComplexNumber {
    let factor = ComplexNumber(0, -0.5 / kappa)
    var (alpha, beta) = (ComplexNumber(1), factor * tail)
    if isStrong {
      let turn = ComplexNumber(cos(kappa * end), sin(kappa * end))
      let (plus, minus) = (alpha * turn, beta * turn.conjugate)
      let i = ComplexNumber(0, kappa)
      let (psi, derivative) = try wave((plus + minus, i * (plus - minus)), U)
      let ratio = derivative / i
      (alpha, beta) = (0.5 * (turn * (psi + ratio)), 0.5 * (turn.conjugate * (psi - ratio)))
    } else {
      (alpha, beta) = try amplitudes((alpha, beta), U)
    }
    return beta + alpha * (factor * tail.conjugate)
  }

  /// Carries alpha and beta from `end` to `-end`.
  private func amplitudes(
    _ start: (ComplexNumber, ComplexNumber), _ U: (Double) -> ComplexNumber
  ) throws -> (ComplexNumber, ComplexNumber) {
    try integrate(start, absoluteError: min(1, scale / kappa)) { x, alpha, beta in
      let factor = ComplexNumber(0, -0.5 / kappa) * U(x)
      let turn = ComplexNumber(cos(2 * kappa * x), sin(2 * kappa * x))
      return (
        factor * (alpha + beta * turn.conjugate), -1 * (factor * (beta + alpha * turn))
      )
    }
  }

  /// Carries psi and psi' from `end` to `-end`.
  private func wave(
    _ start: (ComplexNumber, ComplexNumber), _ U: (Double) -> ComplexNumber
  ) throws -> (ComplexNumber, ComplexNumber) {
    try integrate(start, absoluteError: min(1, kappa)) { x, psi, derivative in
      (derivative, (U(x) - ComplexNumber(kappa * kappa)) * psi)
    }
  }

  private func integrate(
    _ start: (ComplexNumber, ComplexNumber), absoluteError: Double,
    _ derivative: (Double, ComplexNumber, ComplexNumber) -> (ComplexNumber, ComplexNumber)
  ) throws -> (ComplexNumber, ComplexNumber) {
    var y = [start.0.real, start.0.imaginary, start.1.real, start.1.imaginary]
    try DifferentialEquation.integrate(
      &y, from: end, to: -end, firstStep: min(0.01 * end, 0.1 / kappa),
      absoluteError: Self.tolerance * absoluteError, relativeError: Self.tolerance
    ) { x, y, slopes in
      let (first, second) = derivative(
        x, ComplexNumber(y[0], y[1]), ComplexNumber(y[2], y[3]))
      (slopes[0], slopes[1]) = (first.real, first.imaginary)
      (slopes[2], slopes[3]) = (second.real, second.imaginary)
    }
    return (ComplexNumber(y[0], y[1]), ComplexNumber(y[2], y[3]))
  }
}
