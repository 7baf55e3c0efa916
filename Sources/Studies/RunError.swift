/// A run that cannot be done as asked.
public enum RunError: Error, Sendable, Equatable, CustomStringConvertible {
  /// All strengths are zero.
  case nothingCollides
  /// The answer needs collisions of another kind.
  case needsSoftModel(command: String)

  /// Problem, reason, suggestion.
  public var description: String {
    switch self {
    case .nothingCollides:
      "nothing collides (collisions.pairs is 0 and there are no triples); "
        + "switch at least one kind of collision on"
    case .needsSoftModel(let command):
      "\(command) has no Fokker-Planck model to solve (collisions.triples.kernel is not soft-model); "
        + "give collisions.triples: {kernel: soft-model, lambda: [..., ...], mu_1: ...}"
    }
  }
}
