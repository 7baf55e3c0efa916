internal import Foundation

/// Rounding for messages.
enum Rounding {
  /// Returns `value` with a number of significant decimal digits.
  static func digits(_ value: Double, _ digits: Int) -> Double {
    Double(String(format: "%.\(digits)g", value)) ?? value
  }
}
