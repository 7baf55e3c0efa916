/// A parameter of a potential: its name, meaning, dimension, and the values it admits.
///
/// The only place that says so: the keys of the input, their checks and their explanations follow.
package struct PotentialParameter: Sendable, Equatable {
  /// What a parameter is measured in.
  package enum Dimension: Sendable {
    /// Energy times length, as V(q).
    case potential
    /// Energy times length squared, as the slope of V(q).
    case potentialSlope
    /// A length.
    case length
    /// A momentum.
    case momentum

    /// Whether V is proportional to a parameter of this dimension.
    package var isStrength: Bool { self == .potential || self == .potentialSlope }
  }

  /// The values that a parameter admits.
  package enum Range: Sendable {
    /// Every finite number: attraction has the other sign, zero is no interaction.
    case finite
    /// Finite numbers above zero.
    case positive
  }

  /// The word for the parameter in an input.
  package let name: String
  /// What it is measured in.
  package let dimension: Dimension
  /// A value for examples, in reduced units.
  package let sample: Double
  /// What it means, in a sentence with the letter that stands for it in the formula.
  package let meaning: String
  /// What it means in a potential inside a wire, where that is something else.
  package var meaningInside: String?
  /// What to say to somebody who gives infinity, where there is more to say than that it is not finite.
  package var whyFinite: String?
  /// Whether it is 2 e^2/kappa when it is left out and the input knows kappa.
  package var isCoulombStrength = false

  /// The values that it admits: a strength may have either sign, a scale is positive.
  package var range: Range { dimension.isStrength ? .finite : .positive }

  /// Whether the parameter may have the value.
  package func admits(_ value: Double) -> Bool {
    value.isFinite && (range == .finite || value > 0)
  }

  /// The strength V0.
  static func strength(_ sample: Double, _ dimension: Dimension = .potential) -> Self {
    Self(name: "strength", dimension: dimension, sample: sample, meaning: "The strength V0.")
  }

  /// The length l over which a potential extends.
  static func length(_ sample: Double) -> Self {
    Self(
      name: "length", dimension: .length, sample: sample, meaning: "The range l of the potential.")
  }
}
