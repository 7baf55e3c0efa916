import Collisions

/// What happened to the particles of an ensemble since its run began.
public struct EnsembleCounters: Sendable, Hashable, Codable {
  /// Collisions drawn, one for each row a sampler made.
  public var collisions: UInt64 = 0
  /// Particles made by collisions, one for each leg.
  public var created: UInt64 = 0
  /// Particles made by the fields.
  public var driven: UInt64 = 0
  /// Particles that merging took away.
  public var merged: UInt64 = 0
  /// Particles that merging put in their place.
  public var mergeResults: UInt64 = 0
  /// The largest number of particles after merging.
  public var largestPopulation: Int = 0
  /// The largest weight of one new particle, as a share of the absolute weight of the ensemble.
  ///
  /// May be far above 1 for mixed triples: near a pole the rows of an orbit are large and cancel.
  public var largestShare: Double = 0
  /// The largest factor by which the collisions of one step multiplied the absolute weight, merged.
  public var largestGrowth: Double = 0
  /// Steps whose collisions multiplied the absolute weight by more than ``blowUpGrowth``.
  public var blowUps: UInt64 = 0

  /// The growth of the absolute weight in one step that counts as a blow-up.
  public static let blowUpGrowth = 2.0

  /// Particles made by collisions and fields.
  var made: UInt64 { created + driven }

  /// Nothing has happened.
  public init() {}

  /// Notes collisions, each of which makes a particle at every leg.
  mutating func noteCollisions(of batch: CollisionBatch) {
    collisions += UInt64(batch.count)
    created += UInt64(2 * batch.arity * batch.count)
  }

  /// Notes that all particles have been merged into those at the nodes.
  mutating func noteMerger(of particles: UInt64, into nodes: Int) {
    merged += particles
    mergeResults += UInt64(nodes)
    largestPopulation = max(largestPopulation, nodes)
  }

  /// Notes the absolute weights before the collisions of a step and after merging.
  mutating func note(weightBefore: Double, after: Double, largestParticle: Double) {
    guard weightBefore > 0 else { return }
    let growth = after / weightBefore
    largestShare = max(largestShare, largestParticle / weightBefore)
    largestGrowth = max(largestGrowth, growth)
    if !(growth <= Self.blowUpGrowth) { blowUps += 1 }
  }

  /// Adds the counts of another ensemble, and takes the larger of the largest.
  public mutating func add(_ other: EnsembleCounters) {
    collisions += other.collisions
    created += other.created
    driven += other.driven
    merged += other.merged
    mergeResults += other.mergeResults
    largestPopulation = max(largestPopulation, other.largestPopulation)
    largestShare = max(largestShare, other.largestShare)
    largestGrowth = max(largestGrowth, other.largestGrowth)
    blowUps += other.blowUps
  }
}
