public import Checkpoints
public import ClosedForms
public import Input
import Report
public import ResultFiles

/// Every closed form for a configuration, each with whether it applies and why.
public struct ClosedFormStudy: Study {
  private let configuration: RunConfiguration

  /// Plans to evaluate the closed forms of a configuration.
  public init(_ configuration: RunConfiguration) { self.configuration = configuration }

  /// What the samples of a point depend on.
  public func identity(at point: SweepPoint) -> RunIdentity {
    RunIdentity(configuration, point: point.index)
  }

  /// Evaluates all closed forms.
  /// - Throws: `GSLError` if the quadrature of (29) fails.
  public func answer(in context: StudyContext) throws -> Answer {
    try Answer(configuration, reduction: ReductionOutcome(configuration))
  }
}

extension ClosedFormStudy {
  /// One result per closed form, in the order of the list of closed forms.
  public struct Answer: StudyAnswer {
    /// The configuration of the point.
    public let configuration: RunConfiguration
    /// The constants that stand for microscopic triples, where there are such.
    package let reduction: ReductionOutcome?
    /// The strengths.
    public let context: ClosedFormContext
    /// The closed forms.
    public let results: [ClosedFormResult]
    /// Seconds of work.
    public let seconds = 0.0

    /// Evaluates all closed forms.
    ///
    /// - Parameters:
    ///   - configuration: the configuration.
    ///   - reduction: what its microscopic triples were reduced to; nil where it has none.
    /// - Throws: `GSLError` if the quadrature of (29) fails.
    package init(_ configuration: RunConfiguration, reduction: ReductionOutcome?) throws {
      self.configuration = configuration
      self.reduction = reduction
      let context = configuration.closedFormContext(reduction)
      self.context = context
      results = try ClosedForm.allCases.map { try $0.evaluate(in: context) }
    }

    /// Whether answers come from random numbers.
    public static var isSampled: Bool { false }

    /// What was found, as quantities of the catalogue.
    public func readings(along _: [Double]) -> Readings {
      var readings = Readings()
      readings.add("results[].name", .texts(results.map(\.name)))
      readings.add("results[].equation", .texts(results.map(\.equation)))
      readings.add("results[].value", .list(results.map { .optional($0.value) }))
      readings.add("results[].error", .list(results.map { .optional($0.error) }))
      readings.add("results[].valid", .list(results.map { .truth($0.valid) }))
      readings.add("results[].because", .texts(results.map(\.because)))
      if let reduction { readings.add(reduction.readings) }
      return readings
    }

    /// The answer for a person.
    public var summary: String {
      var table = TextTable(["closed form", "equation", "value", "applies", "because"])
      for result in results {
        table.add([
          result.name, result.equation,
          result.shown(digits: 7),
          result.valid ? "yes" : "no", result.because,
        ])
      }
      return (reduction.map { $0.lines + [""] } ?? []).joined(separator: "\n") + table.text
    }
  }
}

extension ClosedFormResult {
  /// The value for a person; an error of the reduction leaves no room for many digits.
  func shown(digits: Int) -> String {
    guard let value else { return "none" }
    guard let error, error > 0 else { return TextTable.short(value, digits: digits) }
    return "\(TextTable.short(value, digits: 3)) +- \(TextTable.short(error, digits: 2))"
  }
}
