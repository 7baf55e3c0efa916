/// A form of potential that a few numbers describe, as opposed to a table.
///
/// The input reads the ``parameters`` by name, checks them against what they admit, and makes the form
/// of their values; scaling, dilation and identity follow from their dimensions.
package protocol ParametricPotential: PotentialForm {
  /// The parameters, the strength V0 first.
  static var parameters: [PotentialParameter] { get }
  /// The form with the given values, in reduced units and the order of ``parameters``.
  init(_ values: [Double])
  /// The values of the parameters, in the order of ``parameters``.
  var values: [Double] { get }
  /// What there is to choose about the wires with this form between them; nil for nothing.
  static var arrangement: PotentialArrangement? { get }
  /// The form for the choice that one of the words of ``arrangement`` makes.
  func arranged(_ word: String) -> Self
  /// The form with other values and the same choice.
  func replacing(_ values: [Double]) -> Self
}

/// A choice about how the wires lie, which is none of numbers.
package struct PotentialArrangement: Sendable, Equatable {
  /// The word for the choice in an input.
  package let name: String
  /// The words to choose from, that of a form as its values make it first.
  package let words: [String]
  /// What it means.
  package let meaning: String
}

extension ParametricPotential {
  package static var arrangement: PotentialArrangement? { nil }
  package func arranged(_ word: String) -> Self { self }
  package func replacing(_ values: [Double]) -> Self { Self(values) }
}

extension ParametricPotential {
  package var strength: Double {
    zip(values, Self.parameters).first { $1.dimension.isStrength }?.0 ?? 1
  }

  package var unit: Self { changed { $1.isStrength ? 1 : $0 } }

  package func scaled(by factor: Double) -> Self {
    changed { $1.isStrength ? factor * $0 : $0 }
  }

  package func dilated(by s: Double) -> Self? {
    changed { value, dimension in
      switch dimension {
      case .potential: value
      case .potentialSlope, .length: s * value
      case .momentum: value / s
      }
    }
  }

  package func words(hash: ([Double]) -> String) -> String {
    ([Self.name] + values.map { "\($0)" }).joined(separator: " ")
  }

  /// Whether every parameter has a value that it admits.
  var isAdmissible: Bool { zip(values, Self.parameters).allSatisfy { $1.admits($0) } }

  /// The form with each value replaced by a function of it and of its dimension.
  private func changed(
    _ change: (Double, PotentialParameter.Dimension) -> Double
  ) -> Self {
    replacing(zip(values, Self.parameters).map { change($0, $1.dimension) })
  }
}
