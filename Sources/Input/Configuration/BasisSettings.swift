/// The B-splines in which the deviations from equilibrium are expanded.
public struct BasisSettings: Sendable, Equatable {
  /// Where the momentum axis ends.
  public enum Cutoff: Sendable, Equatable {
    /// Where the program finds that nothing beyond matters.
    case automatic
    /// At this momentum, in sqrt(mT).
    case momentum(Double)
  }

  /// How the knots are placed.
  public enum Spacing: String, Sendable, CaseIterable {
    /// Denser where the deviations vary faster.
    case automatic = "auto"
    /// Equally spaced.
    case uniform
  }

  /// The number of intervals between momentum zero and the cutoff.
  public var intervals: Int
  /// The degree of the polynomials.
  public var degree: Int
  /// Where the momentum axis ends.
  public var cutoff: Cutoff
  /// How the knots are placed.
  public var spacing: Spacing

  /// Creates settings; the defaults suit smooth potentials.
  public init(
    intervals: Int = 24, degree: Int = 3, cutoff: Cutoff = .automatic,
    spacing: Spacing = .automatic
  ) {
    self.intervals = intervals
    self.degree = degree
    self.cutoff = cutoff
    self.spacing = spacing
  }
}
