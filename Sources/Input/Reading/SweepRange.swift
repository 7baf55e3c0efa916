internal import Foundation

/// Evenly spaced values of a swept key.
struct SweepRange {
  /// In what the values are evenly spaced.
  enum Scale: String, CaseIterable {
    /// In themselves.
    case linear
    /// In their logarithm.
    case log
  }

  /// Why there are no such values.
  struct Mistake: Error {
    let problem: String
    let reason: String
    let suggestion: String
  }

  let from: InputValue
  let to: InputValue
  let count: Int
  let scale: Scale

  /// The values, the ends exactly as they were given; what lies between is rounded to a millionth of a step.
  var values: [InputValue] {
    get throws(Mistake) {
      switch (from, to) {
      case (.number(let first), .number(let last)):
        return try numbers(first, last).map { .number($0) }
      case (.count(let first), .count(let last)): return try whole(first, last).map { .count($0) }
      case (.pair(let first1, let first2), .pair(let last1, let last2)):
        guard first1 != last1 || first2 != last2 else { throw noStep }
        let one = try numbers(first1, last1, mayRest: true)
        let two = try numbers(first2, last2, mayRest: true)
        return zip(one, two).map { .pair($0, $1) }
      default:
        throw Mistake(
          problem: "a word is no end of a sweep",
          reason: "evenly spaced values lie between numbers",
          suggestion: "write a list, such as [auto, 6, 7]")
      }
    }
  }

  private func numbers(
    _ first: Double, _ last: Double, mayRest: Bool = false
  ) throws(Mistake) -> [Double] {
    guard first != last else {
      guard mayRest else { throw noStep }
      return Array(repeating: first, count: count)
    }
    guard scale == .linear || first * last > 0 else {
      throw Mistake(
        problem:
          "a logarithmic sweep cannot go from \(InputValue.text(of: first)) to \(InputValue.text(of: last))",
        reason: "both ends need the same sign, and none may be 0",
        suggestion: "write scale: linear, or begin with a small number instead of 0")
    }
    return (0..<count).map { index in
      if index == 0 { return first }
      if index == count - 1 { return last }
      let share = Double(index) / Double(count - 1)
      switch scale {
      case .linear:
        let step = (last - first) / Double(count - 1)
        return Self.rounded(first + share * (last - first), to: abs(step) * 1e-6)
      case .log:
        let logarithm = log(last / first)
        let value = first * exp(share * logarithm)
        return Self.rounded(value, to: abs(value * logarithm) / Double(count - 1) * 1e-6)
      }
    }
  }

  private func whole(_ first: UInt64, _ last: UInt64) throws(Mistake) -> [UInt64] {
    let values = try numbers(Double(first), Double(last)).map { UInt64($0.rounded()) }
    guard zip(values, values.dropFirst()).allSatisfy({ $0 != $1 }) else {
      throw Mistake(
        problem: "\(count) points do not fit between \(first) and \(last)",
        reason: "the key holds whole numbers, and some would come twice",
        suggestion: "take fewer points")
    }
    return [first] + values.dropFirst().dropLast() + [last]
  }

  private var noStep: Mistake {
    Mistake(
      problem: "from and to are the same", reason: "a sweep varies its key",
      suggestion: "give different ends, or remove the key from the sweep")
  }

  /// The decimal number nearest to `value` whose last digit is not finer than `unit`.
  private static func rounded(_ value: Double, to unit: Double) -> Double {
    let decimals = Int(-log10(unit).rounded(.down))
    guard decimals > 0 else { return value.rounded() }
    return Double(String(format: "%.\(min(decimals, 320))f", value)) ?? value
  }
}
