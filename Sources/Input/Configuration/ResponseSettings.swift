/// The frequencies at which the response is computed, evenly spaced in their logarithm.
public struct ResponseSettings: Sendable, Equatable {
  /// The lowest angular frequency in T/hbar; nil for one far below the slowest rate that matters.
  public var from: Double?
  /// The highest angular frequency in T/hbar; nil for one far above the fastest rate.
  public var to: Double?
  /// The number of frequencies.
  public var points: Int

  /// Creates settings; by default the frequencies follow the relaxation rates.
  public init(from: Double? = nil, to: Double? = nil, points: Int = 61) {
    self.from = from
    self.to = to
    self.points = points
  }
}
