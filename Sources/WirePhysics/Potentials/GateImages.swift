import Foundation
import GSLSupport

/// The images of a charge between two parallel gates, and what a charge next to it feels of them all.
///
/// With gates at heights 0 and H, charges at z_0 and z and a distance s beside each other, the images are at
///
///     a_n^2 = s^2 + (z - z_0 + 2 n H)^2   of the charge's own sign,   b_n^2 = s^2 + (z + z_0 + 2 n H)^2   of the other,
///
/// for all whole n, and V(q) = Sum_n [K0(q a_n) - K0(q b_n)]. The sum converges as slowly as q is small. With
/// K0(q r) = (1/2) Int dt/t exp(-q^2 t - r^2/4t) it is one integral, whose integrand is a sum of
/// images where t is small and, by Poisson's formula, of the waves sin(pi m z/H) between the gates where it is
/// large: a few terms of either. In real space, likewise, it is the nearest images and a power series of all others,
/// or far away the first waves, which fall off like exp(-pi m x/H).
struct GateImages: Sendable, Equatable {
  /// s.
  private let beside: Double
  /// z_0 and z, from the gate that is nearer to one of them.
  private let source: Double
  private let field: Double
  /// H.
  private let height: Double
  /// The distance of the two charges.
  let nearest: Double

  /// Charges at the same distances from both gates, or on one line to them.
  /// - Parameters:
  ///   - separation: the distance of the charges.
  ///   - gates: the distance of the first charge from the first gate, and of the second one from the second.
  ///   - isStacked: whether the charges are on the line to the gates.
  init(separation: Double, gates: (Double, Double), isStacked: Bool) {
    let between = isStacked ? separation : 0
    beside = isStacked ? 0 : separation
    source = min(gates.0, gates.1)
    field = source + between
    height = gates.0 + between + gates.1
    nearest = separation
  }

  /// V(q) at unit strength.
  func transform(_ q: Double) -> Double {
    let wave = .pi / height
    let square = q * q + wave * wave
    let decay = square.squareRoot()
    // Beyond, less than exp(-40) of the integrand is left.
    let depth = 40 + decay * nearest
    let low = log(nearest * nearest / (4 * depth))
    let high = log(depth / square)
    // In ln t the trapezoidal rule converges exponentially.
    let steps = ((high - low) / Self.step).rounded(.up)
    let step = (high - low) / steps
    var sum = 0.0
    for index in 0...Int(steps) {
      let t = exp(low + Double(index) * step)
      let part = exp(-q * q * t) * spread(t)
      sum += index == 0 || index == Int(steps) ? 0.5 * part : part
    }
    return 0.5 * step * sum
  }

  private static let step = 0.12

  /// Sum over n of exp(-a_n^2/4t) - exp(-b_n^2/4t).
  private func spread(_ t: Double) -> Double {
    if t * .pi < height * height {
      return (-5...4).reduce(0) { sum, n in
        let (a, b) = squares(n)
        // From the smaller of both: the larger one is its exponent times a small number.
        let gap = 4 * source * (field + 2 * Double(n) * height) / (4 * t)
        return sum
          + (gap >= 0 ? -exp(-a / (4 * t)) * expm1(-gap) : exp(-b / (4 * t)) * expm1(gap))
      }
    }
    let sum = (1...5).reduce(0) { sum, m in
      let wave = Double(m) * .pi / height
      return sum + exp(-wave * wave * t) * sin(wave * source) * sin(wave * field)
    }
    return 4 * (.pi * t).squareRoot() / height * exp(-beside * beside / (4 * t)) * sum
  }

  /// a_n^2 and b_n^2.
  private func squares(_ n: Int) -> (Double, Double) {
    let shift = 2 * Double(n) * height
    let (own, other) = (field - source + shift, field + source + shift)
    return (beside * beside + own * own, beside * beside + other * other)
  }
}

/// In real space.
extension GateImages {
  /// Images up to this n are summed one by one.
  private static let near = 3
  /// Distances in heights, beside each other and along the wires together, up to which images are summed: there the first
  /// wave is e^-12 of what it is next to the charge.
  private static let reach = 4.0
  private static let order = 48

  /// U(x) = (1/2) Sum_n (x^2 + a_n^2)^(-1/2) - (x^2 + b_n^2)^(-1/2), unit strength, x off the real axis as well.
  func potential() -> @Sendable (ComplexNumber) -> ComplexNumber {
    let (tail, images) = (tail(), (-Self.near...Self.near).map(squares))
    let green = self
    return { x in
      let square = x * x
      let y = green.scaled(square)
      guard 4 * y.modulus < Self.reach * Self.reach else { return green.waves(square) }
      var sum = ComplexNumber(0)
      for (a, b) in images {
        sum = sum + ComplexNumber(1) / (square + ComplexNumber(a)).squareRoot
        sum = sum - ComplexNumber(1) / (square + ComplexNumber(b)).squareRoot
      }
      var rest = ComplexNumber(0)
      for c in tail.reversed() { rest = rest * y + ComplexNumber(c) }
      return 0.5 * (sum + rest)
    }
  }

  /// (x^2 + s^2)/(2 H)^2.
  private func scaled(_ square: ComplexNumber) -> ComplexNumber {
    1 / (4 * height * height) * (square + ComplexNumber(beside * beside))
  }

  /// The images beyond `near` as a power series in (x^2 + s^2)/(2 H)^2.
  ///
  /// (1 + y/c^2)^(-1/2)/c, with c the distance of an image along the line to the gates in units of 2 H, summed over c
  /// for each power of y: zeta functions, but for the first, where only differences converge.
  private func tail() -> [Double] {
    let first = Double(Self.near + 1)
    let own = (field - source) / (2 * height)
    let other = (field + source) / (2 * height)
    var binomial = 1.0
    return (0..<Self.order).map { k in
      func sum(_ offset: Double) -> Double {
        k == 0
          ? -SpecialFunctions.digamma(first + offset)
          : SpecialFunctions.hurwitzZeta(Double(2 * k + 1), first + offset)
      }
      let c = binomial * (sum(own) + sum(-own) - sum(other) - sum(-other)) / (2 * height)
      binomial *= -(Double(k) + 0.5) / Double(k + 1)
      return c
    }
  }

  /// (2/H) Sum_m sin(pi m z/H) sin(pi m z_0/H) K0(pi m (x^2 + s^2)^(1/2)/H), far away.
  private func waves(_ square: ComplexNumber) -> ComplexNumber {
    let distance = (square + ComplexNumber(beside * beside)).squareRoot
    var sum = ComplexNumber(0)
    for m in 1...4 {
      let wave = Double(m) * .pi / height
      sum = sum + sin(wave * source) * sin(wave * field) * Self.besselK0(wave * distance)
    }
    return 2 / height * sum
  }

  /// K0(z) by its asymptotic series, good to exp(-2 abs(z)): at abs(z) = 12, where it begins, to 1e-10.
  private static func besselK0(_ z: ComplexNumber) -> ComplexNumber {
    var (term, sum) = (ComplexNumber(1), ComplexNumber(1))
    for k in 1...24 {
      let odd = Double(2 * k - 1)
      term = -odd * odd / Double(8 * k) * (term / z)
      sum = sum + term
    }
    return ComplexNumber.exp(-1 * z) * (ComplexNumber(.pi / 2) / z).squareRoot * sum
  }
}
