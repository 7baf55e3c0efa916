import Foundation
public import Input
public import Studies

/// What a fit is asked: which data, which keys are free, and who computes the model.
public struct FitRequest: Sendable, Equatable {
  /// Who computes the drag resistivity.
  public enum Engine: String, Sendable, CaseIterable {
    /// The assembled collision operator, with the same random numbers for all trials.
    case `operator`
    /// The exactly solvable model of soft triples.
    case fokkerPlanck = "fokker-planck"
  }

  /// The measurements.
  public let data: MeasuredData
  /// Who computes.
  public let engine: Engine
  /// The free keys, as `KEY` or `KEY=low:high`.
  public let free: [String]

  private static let words = "fit"

  /// Puts a request together.
  public init(data: MeasuredData, engine: Engine = .operator, free: [String]) {
    self.data = data
    self.engine = engine
    self.free = free
  }

  /// Reads what a result file says of the fit that made it; nil if it was another study.
  public init?(words: String, attribute: (String) -> String?) {
    guard words.hasSuffix(", \(Self.words)"), let text = attribute("data_text"),
      let name = attribute("data_name"), let data = try? MeasuredData(text: text, name: name),
      let engine = attribute("fit_engine").flatMap(Engine.init)
    else { return nil }
    let free = (attribute("fit_free") ?? "").split(separator: " ").map(String.init)
    self.init(data: data, engine: engine, free: free)
  }

  /// The fit in the list of all studies.
  public var kind: StudyKind {
    .added(
      AddedStudy(
        words: Self.words,
        options: [
          ("data_name", data.name), ("data_text", data.text), ("fit_engine", engine.rawValue),
          ("fit_free", free.joined(separator: " ")),
        ]
      ) { runner in
        let problem = try FitProblem(self, runner.input)
        return try runner.asking(of: problem.single).run(self.kind) { FitStudy(problem, $0) }
      })
  }
}
