import GSLSupport

/// The slowly varying amplitude of a wave far outside a potential that falls off like a power of x.
///
/// There psi = w^(-1/2) exp(+-i Int w dx) with
///
///     w^2 = kappa^2 - U + (3/4) (w'/w)^2 - w''/(2 w),
///
/// whose solution without oscillations follows by iteration from w^2 = kappa^2 - U: each step gains a factor
/// of (2 kappa x)^-2. Derivatives come from Taylor series, the series of U from Cauchy's integral over a
/// circle about the point, half as wide as the distance to the singularities.
struct TailAmplitude {
  /// The local wave number w.
  let w: ComplexNumber
  /// w'/(2 w).
  let slope: ComplexNumber

  private static let order = 12
  private static let points = 32
  private static let iterations = 4

  /// The amplitude where there is no potential any more.
  init(free kappa: Double) { (w, slope) = (ComplexNumber(kappa), ComplexNumber(0)) }

  /// The amplitude at a point of a potential, far from where it is strong.
  init(_ U: (ComplexNumber) -> ComplexNumber, kappa: Double, at x: ComplexNumber) {
    let radius = 0.5 * x.real
    let square = Self.momentumSquared(U, kappa: kappa, at: x, radius: radius)
    var w = Self.squareRoot(square)
    for _ in 0..<Self.iterations {
      let first = Self.derivative(w, radius: radius)
      let second = Self.derivative(first, radius: radius)
      let ratio = Self.quotient(first, w)
      let curvature = Self.quotient(second, w)
      let squared = Self.product(ratio, ratio)
      var corrected = square
      for n in corrected.indices {
        corrected[n] = corrected[n] + 0.75 * squared[n]
        corrected[n] = corrected[n] - 0.5 * curvature[n]
      }
      w = Self.squareRoot(corrected)
    }
    self.w = w[0]
    slope = 0.5 * (Self.derivative(w, radius: radius)[0] / w[0])
  }

  /// Taylor coefficients of kappa^2 - U in units of the radius.
  private static func momentumSquared(
    _ U: (ComplexNumber) -> ComplexNumber, kappa: Double, at x: ComplexNumber, radius: Double
  ) -> [ComplexNumber] {
    let turns = (0..<points).map {
      ComplexNumber.exp(ComplexNumber(0, 2 * .pi * Double($0) / Double(points)))
    }
    let values = turns.map { U(x + radius * $0) }
    return (0..<order).map { n in
      var sum = ComplexNumber(0)
      for j in 0..<points { sum = sum + values[j] * turns[n * j % points].conjugate }
      let constant = ComplexNumber(n == 0 ? kappa * kappa : 0)
      return constant - 1 / Double(points) * sum
    }
  }

  private static func derivative(_ a: [ComplexNumber], radius: Double) -> [ComplexNumber] {
    var result = Array(repeating: ComplexNumber(0), count: order)
    for n in 1..<order { result[n - 1] = (Double(n) / radius) * a[n] }
    return result
  }

  private static func product(_ a: [ComplexNumber], _ b: [ComplexNumber]) -> [ComplexNumber] {
    (0..<order).map { n in
      var sum = ComplexNumber(0)
      for j in 0...n { sum = sum + a[j] * b[n - j] }
      return sum
    }
  }

  private static func quotient(_ a: [ComplexNumber], _ b: [ComplexNumber]) -> [ComplexNumber] {
    var result: [ComplexNumber] = []
    for n in 0..<order {
      var rest = a[n]
      for j in 0..<n { rest = rest - result[j] * b[n - j] }
      result.append(rest / b[0])
    }
    return result
  }

  private static func squareRoot(_ a: [ComplexNumber]) -> [ComplexNumber] {
    var result = [a[0].squareRoot]
    for n in 1..<order {
      var rest = a[n]
      for j in 1..<n { rest = rest - result[j] * result[n - j] }
      result.append(rest / (2 * result[0]))
    }
    return result
  }
}
