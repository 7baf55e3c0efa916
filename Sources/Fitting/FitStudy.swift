import Checkpoints
import Input
import ResultFiles
import Studies

/// Fits parameters of the input to measured drag resistivities.
struct FitStudy: Study {
  private let problem: FitProblem
  private let configuration: RunConfiguration

  init(_ problem: FitProblem, _ configuration: RunConfiguration) {
    self.problem = problem
    self.configuration = configuration
  }

  /// What the trials depend on.
  func identity(at point: SweepPoint) -> RunIdentity {
    RunIdentity(
      configuration, point: point.index,
      more: [
        "data: \(XXHash64.text(of: problem.request.data.text))",
        "fit: \(problem.request.engine.rawValue)",
        "free: \(problem.request.free.joined(separator: " "))",
        "stop: \(configuration.solve.stop)",
      ])
  }

  /// Searches, and tells what was found.
  func answer(in context: StudyContext) throws -> FitAnswer {
    let outcome = try context.log.answer(to: "fit", FitEvaluation(problem, context))
    var best = try problem.template.configuration(problem.settings(outcome.best, problem.rows[0]))
    best.settings = []
    return FitAnswer(
      configuration: best,
      outcome: outcome, seconds: context.clock.elapsed)
  }
}
