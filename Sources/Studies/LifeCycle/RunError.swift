import FokkerPlanck
public import Input
import ParticleEngine
import Report

/// A run that cannot be done as asked.
public enum RunError: Error, Sendable, Equatable, CustomStringConvertible {
  /// All strengths are zero.
  case nothingCollides
  /// Pair collisions are asked for, and there are none.
  case noPairCollisions
  /// Lifetimes are asked for, and no microscopic triples scatter.
  case noMicroscopicTriples
  /// Lifetimes of electrons of several flavours.
  case lifetimesOfFlavours
  /// An ensemble of seeds where one run is wanted.
  case needsOneSeed(command: String)
  /// A response from one replica.
  case needsReplicas
  /// The engine asked for does not do this.
  case otherEngine(command: String, engine: SolveSettings.Engine)
  /// Some points of a sweep have another engine than the first.
  case mixedEngines
  /// More slices than there is to divide.
  case tooManySlices(slices: Int, points: Int, seeds: Int)
  /// Slices of what cannot be divided.
  case indivisible(study: String)
  /// The forms of this many functions need more memory than there is; both in bytes.
  case tooLarge(functions: Int, needed: Double, available: Double)

  /// Problem, reason, suggestion.
  public var description: String {
    switch self {
    case .nothingCollides:
      "nothing collides (collisions.pairs is 0 and there are no triples); "
        + "switch at least one kind of collision on"
    case .noPairCollisions:
      "there are no pair collisions (collisions.pairs or interaction.interwire.strength is 0); "
        + "write numbers greater than 0"
    case .noMicroscopicTriples:
      "there are no microscopic three-particle collisions (pair and soft collisions have no lifetime: their rate "
        + "diverges at small transfer); write collisions: {triples: {kernel: microscopic}} and potentials that "
        + "are not integrable"
    case .lifetimesOfFlavours:
      "electrons of several flavours have no lifetime of this kind (those of one wire may merely exchange momenta, next to "
        + "which the rate has double poles); write wires: {flavours: 1}"
    case .needsOneSeed(let command):
      "\(command) runs one seed (random.seeds asks for an ensemble); write random: {seed: 1}"
    case .needsReplicas:
      "the response has no errors (particles.replicas is 1, and errors come from the scatter of "
        + "replicas); write particles: {replicas: 16}"
    case .otherEngine(let command, let engine):
      "\(command) cannot use solve.engine \(engine.rawValue) (it needs the assembled collision "
        + "operator); write solve: {engine: operator} and leave out what belongs to the other engine "
        + "(particles, fields in time)"
    case .mixedEngines:
      "a study has one engine (the points of the sweep have different ones); take solve.engine out of "
        + "the sweep"
    case .tooManySlices(let slices, let points, let seeds):
      "the run cannot be cut into \(slices) slices (it has \(points) \(points == 1 ? "point" : "points")"
        + (seeds > 1 ? " of \(seeds) seeds" : "")
        + ", and slices are groups of points\(seeds > 1 ? " and of seeds" : "")); "
        + (points * seeds == 1
          ? "leave out --slice" : "give --slice i/n with n up to \(max(points, seeds))")
    case .indivisible(let study):
      "a \(study) cannot be cut into slices (each of its trials follows from the ones before); leave out --slice"
    case .tooLarge(let functions, let needed, let available):
      "the run does not fit into memory (the forms of \(functions) functions in each wire take about "
        + "\(TextTable.short(needed / 1e9, digits: 2)) GB, this machine has "
        + "\(TextTable.short(available / 1e9, digits: 2)) GB); lower solve.basis.intervals"
    }
  }

  /// Whether an error says that the input, though well formed, asks for what cannot be done.
  public static func isAboutInput(_ error: any Error) -> Bool {
    error is RunError || error is ModelError || error is FokkerPlanckError
      || error is ParticleError || (error as? RankFailure)?.isAboutInput == true
  }
}
