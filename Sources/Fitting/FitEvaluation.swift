import Checkpoints
import Foundation
import Input
import Ranks
import Statistics
import Studies

/// A fit, one trial at a time: each step computes the model for values of the parameters that were not tried yet.
///
/// What is kept are the trials. The search itself is quick and has no state of its own: it is done again from its
/// beginning after each trial, finds those that there are, and asks for the next one. So it goes on to the same bits
/// wherever it was interrupted.
struct FitEvaluation: Evaluation {
  /// The model for some values of the parameters.
  struct Trial: Codable {
    let values: [Double]
    /// The drag resistivity at each measurement so far, not a number where there is none.
    var resistivities: [Double] = []
    var errors: [Double] = []
  }

  struct Course: Codable {
    /// The rounds at each measurement.
    var rounds: [Int] = []
    var trials: [Trial] = []
    /// The trial under way.
    var next: Trial?
  }

  /// The search needs the model for these values.
  struct Needed: Error {
    let values: [Double]
  }

  private let problem: FitProblem
  private let context: StudyContext
  private(set) var course = Course()
  private var places: [[UInt64]: Int] = [:]
  /// When progress was last told, in seconds.
  private var told = -10.0

  init(_ problem: FitProblem, _ context: StudyContext) {
    self.problem = problem
    self.context = context
  }

  mutating func restore(_ course: Course) throws {
    self.course = course
    places = Dictionary(
      course.trials.enumerated().map { (Self.key($1.values), $0) }, uniquingKeysWith: { $1 })
  }

  mutating func advance() throws -> FitOutcome? {
    let model = FitModel(problem: problem)
    let rows = problem.rows.count
    guard course.rounds.count == rows else {
      let start = problem.parameters.map(\.startNumber)
      course.rounds += try forEach(from: course.rounds.count, numbers: 1) {
        [Double(try model.rounds(start, at: $0))]
      }.map { Int($0[0]) }
      if course.rounds.count == rows {
        context.report(
          remark: "the model takes \(course.rounds.reduce(0, +)) rounds for each trial")
      }
      return nil
    }
    do {
      return try FitSearch(problem: problem, trial: trial).outcome(trials: course.trials.count)
    } catch let needed as Needed {
      var trial = Trial(values: needed.values)
      if let begun = course.next, Self.key(begun.values) == Self.key(needed.values) {
        trial = begun
      }
      let rounds = course.rounds
      let found = try forEach(from: trial.errors.count, numbers: 2) {
        let found = try model.resistivity(needed.values, at: $0, rounds: rounds[$0])
        return [found?.value ?? .nan, found?.standardError ?? .nan]
      }
      trial.resistivities += found.map { $0[0] }
      trial.errors += found.map { $0[1] }
      guard trial.errors.count == rows else {
        course.next = trial
        return nil
      }
      course.next = nil
      places[Self.key(needed.values)] = course.trials.count
      course.trials.append(trial)
      report(trial)
      return nil
    }
  }

  /// What the next few measurements give, some numbers each: so few that whoever wants to stop waits for a part of a trial only.
  private func forEach(
    from first: Int, numbers: Int, _ body: @escaping @Sendable (Int) throws -> [Double]
  ) throws -> [[Double]] {
    let (ranks, threads, left) = (context.ranks, context.threads, problem.rows.count - first)
    // Exact solutions take milliseconds.
    let isShort = problem.request.engine != .operator
    let count = isShort ? left : min(left, 4 * threads * ranks.size)
    let own = (0..<count).filter(ranks.owns)
    let found = Result {
      try SharedWork.map(own.count, threads: threads) { try body(first + own[$0]) }
    }
    // Where one rank fails, all do what it did, so that all end with the same error.
    let hasFailed = if case .failure = found { true } else { false }
    if ranks.size > 1, ranks.any(hasFailed) {
      _ = try SharedWork.map(count, threads: threads) { try body(first + $0) }
    }
    // Whoever has not found a number adds zero to it.
    var all = Array(repeating: 0.0, count: count * numbers)
    for (place, values) in zip(own, try found.get()) {
      all.replaceSubrange(place * numbers..<(place + 1) * numbers, with: values)
    }
    ranks.sum(&all)
    return (0..<count).map { Array(all[$0 * numbers..<($0 + 1) * numbers]) }
  }

  /// The model at all measurements; nil where there is none at some of them.
  private func trial(_ values: [Double]) throws(Needed) -> [Estimate]? {
    guard let place = places[Self.key(values)] else { throw Needed(values: values) }
    let trial = course.trials[place]
    guard !trial.resistivities.contains(where: \.isNaN) else { return nil }
    return zip(trial.resistivities, trial.errors).map { Estimate(value: $0, standardError: $1) }
  }

  private static func key(_ values: [Double]) -> [UInt64] { values.map(\.bitPattern) }

  private mutating func report(_ found: Trial) {
    guard context.clock.elapsed > told + 2 else { return }
    told = context.clock.elapsed
    let chiSquare = problem.rows.indices.reduce(0.0) { sum, index in
      let model = Estimate(value: found.resistivities[index], standardError: found.errors[index])
      let difference = problem.rows[index].resistivity - model.value
      return sum + difference * difference / problem.rows[index].variance(beside: model)
    }
    context.report(
      remark: String(format: "trial %d, chi-square %.4g", course.trials.count, chiSquare))
  }
}
