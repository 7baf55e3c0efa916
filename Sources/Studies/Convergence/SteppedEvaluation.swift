/// An evaluation of a convergence study that is done in steps and can be left between two of them.
protocol SteppedEvaluation {
  /// What comes of it.
  associatedtype Answer: Codable
  /// All that it has gathered on its way: another one of its kind goes on from there to the same bits.
  associatedtype Course: Codable

  /// What it has gathered so far.
  var course: Course { get }

  /// Takes over what another one of its kind had gathered.
  /// - Throws: the reason why it cannot.
  mutating func restore(_ course: Course) throws

  /// Goes on a step.
  /// - Parameter isStopped: may be asked within a step, on any thread; true ends the step early.
  /// - Returns: The answer, once it is there.
  mutating func advance(isStopped: @escaping @Sendable () -> Bool) throws -> Answer?
}

extension SteppedEvaluation {
  /// Goes on to the end.
  mutating func finish() throws -> Answer {
    while true {
      if let answer = try advance(isStopped: { false }) { return answer }
    }
  }
}
