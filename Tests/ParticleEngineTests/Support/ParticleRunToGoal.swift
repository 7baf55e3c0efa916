import ParticleEngine

extension ParticleRun {
  /// Goes on as commands do: record by record, to the last one or until the rule says stop.
  func carry(
    _ state: inout ParticleRunState, to goal: StopRule.Goal = .time(maximumSamples: .max),
    threads: Int = 2
  ) throws {
    var rule = StopRule(run: self, goal: goal, recordsDone: state.recordCount)
    while !isComplete(state) {
      guard try advance(&state, threads: threads), !rule.isDone(state) else { return }
    }
  }
}
