/// A closed form for T << eps_F, Section 7 of the theory.
public struct ClosedForm: Sendable, CaseIterable {
  /// Every closed form, in the order of tables and results.
  public static let allCases: [ClosedForm] = [
    .resonanceHeight,
    .resonanceWidth,
    .exactResonanceWidth,
    .resonanceWidthInDensity,
    .lorentzian,
    .pairConductivity,
    .tailConductivity,
    .exactTailConductivity,
    .washedOut,
    .plateau,
    .drift,
    .farTail,
    .pairCollisions,
    .highFrequency,
  ]

  private let definition: any ClosedFormDefinition.Type

  init(_ definition: any ClosedFormDefinition.Type) { self.definition = definition }

  /// The name for tables.
  public var name: String { definition.name }
  /// The number of the equation, with what was corrected.
  public var equation: String { definition.equation }
  /// The formula in reduced units.
  public var formula: String { definition.formula }
  /// Whether the form gives rho_D itself, rather than a width, a conductivity or a high-frequency limit.
  public var isDragResistivity: Bool { definition.isDragResistivity }

  /// The value of the form, wherever it applies.
  ///
  /// - Returns: the value in reduced units; nil for the high-frequency limit without a potential.
  /// - Throws: an error of the quadrature of (29).
  public func value(in context: ClosedFormContext) throws -> Double? {
    try definition.value(in: context)
  }

  /// What the form leaves out, to first order; nil for a form that is no limit in T/eps_F.
  public func neglected(in context: ClosedFormContext) -> [NeglectedTerm]? {
    definition.neglected(in: context)
  }

  /// Evaluates the form and judges whether it applies.
  ///
  /// - Throws: an error of the quadrature of (29).
  public func evaluate(in context: ClosedFormContext) throws -> ClosedFormResult {
    let value = try value(in: context)
    let conditions = definition.conditions(in: context)
    // Where the form fails, only what fails is of interest.
    var failed = conditions.filter { !$0.holds(margin: context.margin) }
    var remark = ""
    if failed.isEmpty {
      for end in context.ends where failed.isEmpty {
        failed = definition.conditions(in: end).filter { !$0.holds(margin: context.margin) }
        if !failed.isEmpty { remark = ", within the error of the reduction" }
      }
    }
    return ClosedFormResult(
      form: self, value: value.flatMap { $0.isFinite ? $0 : nil },
      error: try value.flatMap { try error(of: $0, in: context) }, valid: failed.isEmpty,
      because: (failed.isEmpty ? conditions : failed).map {
        $0.words(margin: context.margin, unknown: context.whyUnknown)
      }.joined(separator: "; ") + remark)
  }

  /// By how much the value moves within the errors of the strengths; nil where these are given or unknown.
  private func error(of value: Double, in context: ClosedFormContext) throws -> Double? {
    let ends = context.ends
    guard !ends.isEmpty, value.isFinite else { return nil }
    let moved = try ends.map { try self.value(in: $0).map { abs($0 - value) } ?? .infinity }
    return moved.max().flatMap { $0.isFinite ? $0 : nil }
  }
}

extension ClosedForm: Hashable {
  /// Forms are known by their names.
  public static func == (left: ClosedForm, right: ClosedForm) -> Bool { left.name == right.name }
  /// Forms are known by their names.
  public func hash(into hasher: inout Hasher) { hasher.combine(name) }
}

/// The value of a closed form, with a judgement on whether it applies.
public struct ClosedFormResult: Sendable, Equatable {
  /// The form.
  public let form: ClosedForm
  /// The value in reduced units, or nil when a parameter it needs is missing or it is not finite.
  public let value: Double?
  /// What strengths that were reduced from microscopic kernels leave open of it; nil where they are given.
  public let error: Double?
  /// Whether every condition of its derivation holds.
  public let valid: Bool
  /// The conditions in words, with the numbers that were compared.
  public let because: String

  /// The name of the form.
  public var name: String { form.name }
  /// The number of its equation.
  public var equation: String { form.equation }
}
