/// How the time step is found.
public enum TimeStepChoice: Sendable, Hashable {
  /// A share of the largest step that is stable in the mean square, as seen by a pilot.
  case automatic(safety: Double)
  /// This step, in hbar/T, shortened so that it divides the time between records.
  case fixed(Double)
}
