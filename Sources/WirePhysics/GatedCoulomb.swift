import Foundation
import GSLSupport

/// The difference of two Bessel functions, K0(q s) - K0(q d) with d^2 = s^2 + 4 h^2.
struct GatedCoulomb {
  let separation: Double
  /// d, the distance to the image charge.
  let image: Double
  /// The value at q = 0, ln(d/s).
  let valueAtZero: Double

  init(separation: Double, gate: Double) {
    self.separation = separation
    image = hypot(separation, 2 * gate)
    let ratio = 2 * gate / separation
    valueAtZero = 0.5 * log1p(ratio * ratio)
  }

  /// The value at q >= 0.
  func value(_ q: Double) -> Double {
    if q == 0 { return valueAtZero }
    if q * image < 2 { return series(q) }
    return SpecialFunctions.besselK0(q * separation) - SpecialFunctions.besselK0(q * image)
  }

  /// The two ascending series, subtracted term by term: the ln q that both contain never appears.
  private func series(_ q: Double) -> Double {
    let a = q * separation
    let b = q * image
    let shift = 0.577_215_664_901_532_86 - 0.693_147_180_559_945_31
    let logA = log(a) + shift
    let logB = log(b) + shift
    let qa = 0.25 * a * a
    let qb = 0.25 * b * b
    var sum = valueAtZero
    var powerA = 1.0
    var powerB = 1.0
    var harmonic = 0.0
    for m in 1...30 {
      let n = Double(m)
      powerA *= qa / (n * n)
      powerB *= qb / (n * n)
      harmonic += 1 / n
      let term = (logB - harmonic) * powerB - (logA - harmonic) * powerA
      sum += term
      if powerB * (1 + abs(logB) + harmonic) < 1e-18 * sum { break }
    }
    return sum
  }

  /// The momentum at which the value has fallen to `fraction` of the one at q = 0.
  func momentum(atFraction fraction: Double) -> Double {
    let target = fraction * valueAtZero
    var low = 0.0
    var high = 1 / separation
    while value(high) > target {
      low = high
      high *= 2
    }
    while high - low > 1e-12 * high {
      let middle = 0.5 * (low + high)
      if value(middle) > target { low = middle } else { high = middle }
    }
    return high
  }
}
