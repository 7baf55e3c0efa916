/// Which collisions happen and how strongly.
public struct CollisionSettings: Sendable, Equatable {
  /// The factor on the rate of pair collisions between the wires; 0 switches them off.
  public var pairs: Double
  /// The model of three-particle collisions.
  public var triples: TripleModel

  /// Creates settings; by default pair collisions at their own rate and nothing else.
  public init(pairs: Double = 1, triples: TripleModel = .none) {
    self.pairs = pairs
    self.triples = triples
  }
}
