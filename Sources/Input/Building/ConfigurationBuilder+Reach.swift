/// Magnitudes, in reduced units, beyond which sums of collision weights leave the range of numbers.
///
/// Weights go with the fourth power of a strength and with exp(-2 eps_F/T), down to 1e-174.
enum Reach {
  /// Strengths of potentials; zero switches one off.
  static let strengths = 1e-20...1e20
  /// Lengths of potentials, and momenta where they vanish.
  ///
  /// A transfer of 1e-6 still changes g by more than its round-off.
  static let lengths = 1e-9...1e6
  /// Factors on the rate of a process and diffusion constants; zero switches one off.
  static let factors = 1e-40...1e40
  /// The momentum at which the basis ends.
  static let cutoffs = 1e-2...1e3
}

/// Refusing what no number can hold.
extension ConfigurationBuilder {
  /// Returns a value in reduced units if its magnitude is zero or within reach, else complains.
  mutating func withinReach(
    _ value: Double, _ path: String, _ reach: ClosedRange<Double>
  ) -> Double? {
    guard value != 0, !reach.contains(abs(value)) else { return value }
    let bounds =
      "\(InputValue.text(of: reach.lowerBound)) to \(InputValue.text(of: reach.upperBound))"
    complain(
      path, "\(InputValue.text(of: Rounding.digits(value, 4))) in reduced units is out of reach",
      "magnitudes from \(bounds) can be computed", "check the value and its unit")
    return nil
  }
}
