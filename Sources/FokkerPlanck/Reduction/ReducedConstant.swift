/// A constant of the exactly solvable model that stands for a function of momentum, and what that costs.
///
/// The errors are relative and systematic: they come from what was varied and are no standard errors.
package struct ReducedConstant: Sendable, Equatable {
  /// The constant, in reduced units.
  package let value: Double
  /// What replacing a function by a constant costs.
  package internal(set) var shape: Double
  /// How much the constant moves with another cut.
  package let cut: Double
  /// What transfers of finite size leave open.
  package let transfers: Double

  /// Collects a constant and its errors.
  package init(value: Double, shape: Double, cut: Double, transfers: Double) {
    (self.value, self.shape, self.cut, self.transfers) = (value, shape, cut, transfers)
  }

  /// All errors together, relative.
  package var relativeError: Double {
    (shape * shape + cut * cut + transfers * transfers).squareRoot()
  }

  /// All errors together, in the units of the constant.
  package var error: Double { value == 0 ? 0 : abs(value) * relativeError }

  /// Whether the constant is known to a factor of two; zero, where nothing scatters, is.
  package var isKnown: Bool { value == 0 || value > 0 && relativeError < 1 }

  /// The largest of the errors, in words.
  var mainError: String {
    [
      (shape, "the coefficients vary too much with momentum"),
      (cut, "momenta as near as the cut decide"), (transfers, "the transfers are not small"),
    ].max { $0.0 < $1.0 }?.1 ?? ""
  }
}

extension ReducedConstant {
  /// The constant with what sampled collisions of the full kernel make of it: they have transfers of finite size.
  ///
  /// - Parameters:
  ///   - ratio: sampled over quadrature.
  ///   - error: the standard error of the ratio.
  package func corrected(by ratio: Double, error: Double) -> Self {
    guard ratio > 0, ratio.isFinite else { return self }
    // g' is still expanded in the transfer: half of what its first order made stays open.
    let (left, noise) = (0.5 * (1 - 1 / ratio), error / ratio)
    return Self(
      value: value * ratio, shape: shape, cut: cut,
      transfers: (left * left + noise * noise).squareRoot())
  }
}
