/// What makes a closed form; all that is known of one stands in the file of its type.
///
/// ``ClosedForm/allCases`` lists them.
protocol ClosedFormDefinition: Sendable {
  /// The name for tables and results.
  static var name: String { get }
  /// The number of the equation, with what was corrected.
  static var equation: String { get }
  /// The formula in reduced units.
  static var formula: String { get }
  /// Whether it gives rho_D itself, rather than a width, a conductivity or a high-frequency limit.
  static var isDragResistivity: Bool { get }

  /// The value in reduced units wherever it can be computed, whether it applies or not; nil where a
  /// parameter is missing.
  static func value(in context: ClosedFormContext) throws -> Double?
  /// What its derivation assumes.
  ///
  /// A form without conditions holds everywhere: mean it.
  static func conditions(in context: ClosedFormContext) -> [ValidityCondition]
  /// What it leaves out to first order in each small parameter; nil for a form that is no limit in
  /// T/eps_F.
  static func neglected(in context: ClosedFormContext) -> [NeglectedTerm]?
}
