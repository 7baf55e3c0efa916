import Foundation
import Input
import Report
public import ResultFiles
import Statistics

/// What a convergence study of either engine found at one point.
public protocol ConvergenceAnswer: StudyAnswer {
  /// One study per parameter that matters here.
  var studies: [ParameterStudy] { get }
  /// What to write into the input for the accuracy wanted: key and value.
  var recommended: [(key: String, value: Double)] { get }
  /// What a reader must not overlook.
  var warnings: [String] { get }
}

extension ConvergenceAnswer {
  /// The relative error wanted of the result: the target error of the input, or one percent.
  public var wantedError: Double {
    if case .targetError(let target) = configuration.solve.stop { target } else { 0.01 }
  }

  /// The error that each systematic source may leave: a third of what is wanted in all.
  public var allowance: Double { wantedError / 3 }

  /// The study of a parameter, if it matters here.
  public func study(_ parameter: NumericalParameter) -> ParameterStudy? {
    studies.first { $0.parameter == parameter }
  }

  /// The parameter that leaves the largest error that stands out of the noise.
  public var limiting: ParameterStudy? {
    studies.filter(\.isResolved).max { $0.errorOfInput < $1.errorOfInput }
  }

  /// The study for a person beside the result.
  public static func documents(
    of result: StudyResult<Self>, _ provenance: Provenance
  ) -> [Document] { [Document(name: "converge.txt", contents: result.summary + "\n")] }

  /// What both engines say.
  /// - Parameter observable: what was studied, the end of a name in the catalogue.
  func commonReadings(of observable: String) -> Readings {
    var readings = Readings()
    readings.add("wanted_error", .real(wantedError))
    readings.add("limiting", .optional(limiting?.parameter.rawValue))
    readings.add(studies.readings(degree: configuration.solve.basis.degree, of: observable))
    readings.add("recommended.*", .named(recommended.map { .init($0.key, .real($0.value)) }))
    readings.add("warnings", .texts(warnings))
    return readings
  }

  /// The verdict on each parameter, for a person.
  var verdictTable: String {
    var table = TextTable(["parameter", "input", "leaves %", "order", "expected", "recommended"])
    let advice = Dictionary(recommended.map { ($0.key, $0.value) }) { first, _ in first }
    for study in studies {
      // What does not stand out of the noise is no larger than the noise.
      let noise = 2 * study.correction.estimate.standardError
      let left = study.isResolved ? study.errorOfInput : max(study.errorOfInput, noise)
      table.add([
        study.parameter.rawValue, TextTable.short(study.inputValue),
        (study.isResolved ? "" : "< ") + TextTable.short(100 * left, digits: 2),
        study.order.map { "\($0.orderWithScatter)" } ?? "not seen",
        study.parameter.expectation(degree: configuration.solve.basis.degree)
          .map { TextTable.short($0.order) } ?? "",
        study.parameter.key.flatMap { advice[$0] }.map { TextTable.short($0) } ?? "as it is",
      ])
    }
    return table.text
  }

  var warningLines: [String] { warnings.map { "WARNING: \($0)" } }

  func percent(_ value: Double) -> String { TextTable.short(100 * value, digits: 2) + " %" }
}

extension Double {
  /// The number rounded up to two digits.
  var roundedUpToTwoDigits: Double {
    guard self > 0, isFinite else { return self }
    let unit = pow(10, log10(self).rounded(.down) - 1)
    // Half a millionth of slack: 3.0000000001 is 3.
    return (self / unit - 1e-6).rounded(.up) * unit
  }
}
