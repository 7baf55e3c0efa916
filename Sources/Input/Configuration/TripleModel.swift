/// The model of three-particle collisions.
public enum TripleModel: Sendable, Equatable {
  /// No three-particle collisions.
  case none
  /// The microscopic amplitude; the factors multiply the rates of the sets of one wire and of both.
  case microscopic(intrawire: Double, mixed: Double)
  /// The soft collisions whose limit is the exactly solvable model.
  case softModel(SoftModelSettings)
}
