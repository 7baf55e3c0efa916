import Foundation

/// One condition of validity: a number that must be much smaller than another.
public struct Comparison: Sendable, Equatable {
  /// What must be small, in words.
  public let small: String
  /// Its value.
  public let smallValue: Double
  /// What it is compared with, in words.
  public let large: String
  /// Its value.
  public let largeValue: Double

  init(_ small: String, _ smallValue: Double, _ large: String, _ largeValue: Double) {
    self.small = small
    self.smallValue = smallValue
    self.large = large
    self.largeValue = largeValue
  }

  /// Whether the condition holds with a given factor.
  public func holds(margin: Double) -> Bool { margin * smallValue <= largeValue }

  /// The comparison in words, with its numbers.
  public func words(margin: Double) -> String {
    let verdict = holds(margin: margin) ? "is much smaller than" : "is not much smaller than"
    return "\(side(small, smallValue)) \(verdict) \(side(large, largeValue))"
  }

  private func side(_ label: String, _ value: Double) -> String {
    let number = String(format: "%.3g", value)
    return label == number ? label : "\(label) = \(number)"
  }
}
