/// The value of a closed form, with a judgement on whether it applies.
public struct ClosedFormResult: Sendable, Equatable {
  /// The form.
  public let form: ClosedForm
  /// The value in reduced units, or nil when a parameter it needs is missing or it is not finite.
  public let value: Double?
  /// Whether every condition of its derivation holds.
  public let valid: Bool
  /// The conditions in words, with the numbers that were compared.
  public let because: String

  /// The name of the form.
  public var name: String { form.name }
  /// The number of its equation.
  public var equation: String { form.equation }
}

extension ClosedForm {
  /// Evaluates the form and judges whether it applies.
  ///
  /// - Throws: an error of the quadrature of (29).
  public func evaluate(in context: ClosedFormContext) throws -> ClosedFormResult {
    let value = try value(in: context)
    let verdicts = verdicts(in: context)
    // Where the form fails, only what fails is of interest.
    let failed = verdicts.filter { !$0.holds }
    return ClosedFormResult(
      form: self, value: value.flatMap { $0.isFinite ? $0 : nil }, valid: failed.isEmpty,
      because: (failed.isEmpty ? verdicts : failed).map(\.words).joined(separator: "; "))
  }

  private func verdicts(in context: ClosedFormContext) -> [(holds: Bool, words: String)] {
    conditions(in: context).map {
      ($0.holds(margin: context.margin), $0.words(margin: context.margin))
    } + exactCondition(in: context)
  }

  /// A condition that is no inequality.
  private func exactCondition(
    in context: ClosedFormContext
  ) -> [(holds: Bool, words: String)] {
    switch self {
    case .pairConductivity, .resonanceHeight:
      return context.mismatch == 0
        ? [(true, "the chemical potentials coincide")]
        : [(false, "the chemical potentials differ")]
    case .pairCollisions:
      return context.tripleDiffusion == 0
        ? [(true, "there is no three-particle scattering")]
        : [(false, "three-particle scattering is present")]
    case .highFrequency:
      return context.interwire == nil
        ? [(false, "the potential between the wires is not known")]
        : [(true, "it holds for omega above all relaxation rates")]
    default: return []
    }
  }
}

extension ClosedFormContext {
  /// Every closed form, evaluated and judged.
  ///
  /// - Throws: an error of the quadrature of (29).
  public func evaluateAll() throws -> [ClosedFormResult] {
    try ClosedForm.allCases.map { try $0.evaluate(in: self) }
  }
}
