import Foundation
import Input

/// A free key, or the part of it that belongs to one wire: where it starts, and how a search moves it.
struct FitParameter: Sendable {
  /// Where a parameter may be.
  enum Reach: Sendable, Equatable {
    case anywhere
    /// From this value up.
    case above(Double)
    /// Above zero.
    case positive
    /// Between two values, evenly or evenly in the logarithm.
    case between(Double, Double)
  }

  /// What the user calls it.
  let name: String
  let key: InputKey
  /// The wire, 1 or 2, of a key with one number for each; nil for both in their ratio.
  let wire: Int?
  /// The value in the input.
  let start: InputValue
  let reach: Reach

  /// The number that varies: that of wire 1 where both go together.
  var startNumber: Double {
    switch start {
    case .number(let value): value
    case .pair(let one, let two): wire == 2 ? two : one
    default: .nan
    }
  }

  /// The value of the key for a value of the parameter.
  /// - Parameter present: what the key is so far: another parameter may be the other wire's.
  func value(_ number: Double, in present: InputValue) -> InputValue {
    guard case .pair(let one, let two) = present, case .pair(let first, let second) = start else {
      return .number(number)
    }
    switch wire {
    case 1: return .pair(number, two)
    case 2: return .pair(one, number)
    default: return .pair(number, first == second ? number : number * second / first)
    }
  }

  /// Whether evenly in the logarithm is better than evenly.
  private static func isWide(_ low: Double, _ high: Double) -> Bool { low > 0 && high > 10 * low }

  /// The scale on which it moves.
  private var scale: Double { startNumber == 0 ? 1 : abs(startNumber) }

  /// The value of the parameter at a place of the search, at which steps are of about one.
  func number(at u: Double) -> Double {
    switch reach {
    case .anywhere: return startNumber + scale * u
    case .positive: return startNumber * exp(u)
    case .above(let low): return low + scale * ((u * u + 1).squareRoot() - 1)
    case .between(let low, let high):
      let share = (1 + sin(u)) / 2
      return Self.isWide(low, high) ? low * pow(high / low, share) : low + (high - low) * share
    }
  }

  /// The place in the search of a value of the parameter.
  func place(of number: Double) -> Double {
    switch reach {
    case .anywhere: return (number - startNumber) / scale
    case .positive: return log(number / startNumber)
    case .above(let low):
      // At the bound itself nothing moves: a search starts a little above it.
      let height = max((number - low) / scale, 1e-3) + 1
      return (height * height - 1).squareRoot()
    case .between(let low, let high):
      let share =
        Self.isWide(low, high) ? log(number / low) / log(high / low) : (number - low) / (high - low)
      return asin(2 * min(max(share, 1e-3), 1 - 1e-3) - 1)
    }
  }

  /// The bound at which a value is, if it is so near to one that nothing would change there.
  func bound(at number: Double) -> Double? {
    switch reach {
    case .anywhere, .positive: return nil
    case .above(let low): return number - low < 1e-4 * scale ? low : nil
    case .between(let low, let high):
      let share =
        Self.isWide(low, high) ? log(number / low) / log(high / low) : (number - low) / (high - low)
      return share < 1e-4 ? low : share > 1 - 1e-4 ? high : nil
    }
  }

  /// Whether the parameter may have a value.
  func admits(_ number: Double) -> Bool {
    switch reach {
    case .anywhere: number.isFinite
    case .positive: number > 0
    case .above(let low): number >= low
    case .between(let low, let high): number >= low && number <= high
    }
  }
}
