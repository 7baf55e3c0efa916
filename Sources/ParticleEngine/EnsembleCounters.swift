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
  public var largestShare: Double = 0
  /// Collisions whose particles weigh more than ``blowUpShare`` of the absolute weight of the ensemble.
  public var blowUps: UInt64 = 0

  /// The share of the absolute weight from which one new particle counts as a blow-up.
  public static let blowUpShare = 0.05

  /// Nothing has happened.
  public init() {}

  /// Adds the counts of another ensemble, and takes the larger of the largest.
  public mutating func add(_ other: EnsembleCounters) {
    collisions += other.collisions
    created += other.created
    driven += other.driven
    merged += other.merged
    mergeResults += other.mergeResults
    largestPopulation = max(largestPopulation, other.largestPopulation)
    largestShare = max(largestShare, other.largestShare)
    blowUps += other.blowUps
  }
}
