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
  public func answer(in context: StudyContext) throws -> Answer { try Answer(configuration) }
}

extension ClosedFormStudy {
  /// One result per closed form, in the order of the list of closed forms.
  public struct Answer: StudyAnswer {
    /// The configuration of the point.
    public let configuration: RunConfiguration
    /// The closed forms.
    public let results: [ClosedFormResult]
    /// Seconds of work.
    public let seconds = 0.0

    /// Evaluates all closed forms.
    /// - Throws: `GSLError` if the quadrature of (29) fails.
    public init(_ configuration: RunConfiguration) throws {
      self.configuration = configuration
      let context = configuration.closedFormContext
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
      readings.add("results[].valid", .list(results.map { .truth($0.valid) }))
      readings.add("results[].because", .texts(results.map(\.because)))
      return readings
    }

    /// The answer for a person.
    public var summary: String {
      var table = TextTable(["closed form", "equation", "value", "applies", "because"])
      for result in results {
        table.add([
          result.name, result.equation,
          result.value.map { TextTable.short($0, digits: 7) } ?? "none",
          result.valid ? "yes" : "no", result.because,
        ])
      }
      return table.text
    }
  }
}
