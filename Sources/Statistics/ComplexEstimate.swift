/// A complex value with the standard errors of its parts.
public struct ComplexEstimate: Sendable, Equatable {
  /// The real part.
  public let real: Estimate
  /// The imaginary part.
  public let imaginary: Estimate

  /// Puts two parts together.
  public init(real: Estimate, imaginary: Estimate) {
    self.real = real
    self.imaginary = imaginary
  }

  /// The mean of independent batches, with the errors taken from their scatter.
  /// - Throws: `StatisticsError` for fewer than two batches.
  public init(batches: [(real: Double, imaginary: Double)]) throws {
    real = try BatchMeans(batches.map(\.real)).estimate
    imaginary = try BatchMeans(batches.map(\.imaginary)).estimate
  }
}
