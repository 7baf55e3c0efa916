package import KineticOperator

/// What a run of the operator engine has gathered at a point.
package struct OperatorRunState: Sendable, Equatable {
  /// The samples.
  package let samples: AssemblerState
  /// The scalar samples, where polishing had begun.
  package let polishing: PolishingState?

  /// Puts a state together.
  package init(samples: AssemblerState, polishing: PolishingState? = nil) {
    self.samples = samples
    self.polishing = polishing
  }
}
