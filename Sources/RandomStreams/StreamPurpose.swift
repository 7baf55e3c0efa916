/// What a stream of random numbers is used for.
///
/// Part of every address, so that adding random numbers in one place never shifts those of another. The
/// raw values are part of the promise that a seed reproduces a run: never renumber them. They fit
/// five bits (0 to 31).
public enum StreamPurpose: UInt8, Sendable, Hashable, CaseIterable {
  /// Pair collisions between the wires.
  case pairCollisions = 0
  /// Soft model collisions inside a wire.
  case softIntrawire = 1
  /// Soft model collisions between the wires.
  case softInterwire = 2
  /// Triple collisions inside a wire.
  case tripleIntrawire = 3
  /// Triple collisions of two particles in one wire and one in the other.
  case tripleMixed = 4
  /// Acceleration by the fields.
  case fields = 5
  /// Initial and thermal states of the particle ensemble.
  case particles = 6
  /// Merging and resampling of particle weights.
  case resampling = 7
  /// Learning of proposals; no estimate uses these samples.
  case learning = 8
  /// Tests.
  case test = 31
}
