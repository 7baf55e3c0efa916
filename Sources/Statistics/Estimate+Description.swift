internal import Foundation

extension Estimate: CustomStringConvertible {
  /// Value and error in the last digits, for example `3.944(8)e-05`, `0.52(11)`, or `12.0(1.5)`.
  ///
  /// The Particle Data Group's rounding: the error is shown with two digits when it begins with
  /// 100 to 354 (or rounds up to 10), with one otherwise.
  public var description: String {
    guard value.isFinite, standardError.isFinite else { return "\(value) +- \(standardError)" }
    guard standardError > 0 else { return "\(value)(0)" }
    let last = lastDigit
    let leading = decimalExponent(max(value.magnitude, standardError))
    let isFixed = (-3..<6).contains(leading) && last <= 0
    let exponent = isFixed ? 0 : leading
    // A double holds no more than 17 digits.
    let decimals = min(max(0, exponent - last), 17)
    let mantissa = fixed(shifted(value, down: exponent), decimals)
    let text = "\(mantissa)(\(parenthesis(exponent: exponent, decimals: decimals)))"
    return isFixed ? text : text + suffix(exponent)
  }

  /// The power of ten of the last digit shown.
  private var lastDigit: Int {
    let power = decimalExponent(standardError)
    return shifted(standardError, down: power - 2).rounded() < 355 ? power - 1 : power
  }

  private func parenthesis(exponent: Int, decimals: Int) -> String {
    let error = shifted(standardError, down: exponent)
    // An error above the units shows its decimal point: 12.0(1.5), not 12.0(15).
    if decimals == 0 || error >= 1 { return fixed(error, decimals) }
    return fixed(shifted(standardError, down: exponent - decimals), 0)
  }

  private func suffix(_ exponent: Int) -> String {
    let digits = String(exponent.magnitude)
    return (exponent < 0 ? "e-" : "e+") + (digits.count < 2 ? "0" + digits : digits)
  }
}

/// x / 10^exponent, without overflow of the power on the way.
private func shifted(_ x: Double, down exponent: Int) -> Double {
  let half = exponent / 2
  return x / pow(10, Double(half)) / pow(10, Double(exponent - half))
}

/// The power of ten of the leading digit of a positive number.
private func decimalExponent(_ x: Double) -> Int { Int(log10(x).rounded(.down)) }

private func fixed(_ x: Double, _ decimals: Int) -> String { String(format: "%.\(decimals)f", x) }

extension Estimate {
  /// A number with two significant digits, for messages.
  static func rounded(_ x: Double) -> String { String(format: "%.2g", x) }
}
