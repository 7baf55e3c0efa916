public import Input
public import KineticOperator
public import Statistics

/// The relaxation rates of one configuration, in both parities.
public struct SpectrumResult: Sendable {
  /// The configuration.
  public let configuration: RunConfiguration
  /// The modes of odd parity: what fields drive.
  public let odd: RelaxationOutcome
  /// The modes of even parity: densities and temperatures.
  public let even: RelaxationOutcome
  /// Samples drawn, all processes together.
  public let samples: Int
  /// Whether the error asked for was reached before the samples ran out.
  public let isTargetReached: Bool
  /// Seconds in all.
  public let seconds: Double
  /// The number of functions of both wires in each parity: that of its modes.
  let sizes: [Int]

  /// One mode in a list of all.
  public struct Mode: Sendable, Equatable {
    /// Its parity.
    public let parity: Parity
    /// Its rate with its error, exactly zero for what is conserved; nil where there is no spectrum.
    public let rate: Estimate?
  }

  /// All modes, odd ones first, each parity from the slowest to the fastest.
  public var modes: [Mode] {
    zip([(Parity.odd, odd), (.even, even)], sizes).flatMap { item, size in
      guard case .found(let modes) = item.1 else {
        return Array(repeating: Mode(parity: item.0, rate: nil), count: size)
      }
      let conserved = Mode(parity: item.0, rate: Estimate(value: 0, standardError: 0))
      return Array(repeating: conserved, count: modes.conservedCount)
        + modes.rates.map { Mode(parity: item.0, rate: $0) }
    }
  }
}

extension Parity {
  /// The word in results.
  var word: String { self == .odd ? "odd" : "even" }
}
