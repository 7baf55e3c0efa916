import Foundation
public import Statistics

/// The steady part of the relative current, from which S follows.
public struct Plateau: Sendable, Equatable {
  /// S, the one element of the regular conductivity, equation (111).
  public let S: Estimate
  /// Where the plateau begins, in hbar/T.
  public let start: Double
  /// The integrated autocorrelation time of the relative current on it, in hbar/T.
  public let autocorrelationTime: Double
  /// The time in which the current approached it, in hbar/T.
  public let relaxationTime: Double
  /// What is left of the approach in S, at most about a tenth of its error.
  public let remainingBias: Double

  /// The fewest records in which a plateau is looked for.
  static let fewestRecords = 128
}

/// Whether a run came to its steady state.
public enum SteadyStateSearch: Sendable, Equatable {
  /// It did.
  case reached(Plateau)
  /// It did not.
  ///
  /// The relaxation time is an estimate from how the slope of the current falls, infinite if it
  /// does not fall; `needed` is the duration after which a plateau could be found.
  case notReached(current: Double, relaxationTime: Double, needed: Double)
  /// The fields change in time or are equal: there is no S to be found.
  case notApplicable
}
