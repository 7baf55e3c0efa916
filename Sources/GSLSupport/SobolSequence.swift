internal import CGSL

/// A Sobol sequence: quasi-random points that fill the unit cube evenly.
///
/// Deterministic; carries no statistical error and takes no seed. Unique by ownership, so two
/// consumers never share a position by accident.
public struct SobolSequence: ~Copyable {
  /// The largest number of dimensions GSL's tables provide.
  public static let maximumDimensions = 40

  /// The number of coordinates a point.
  public let dimensions: Int

  private let state: UnsafeMutablePointer<gsl_qrng>

  /// Starts the sequence in 1 to 40 dimensions.
  public init(dimensions: Int) {
    precondition(
      (1...Self.maximumDimensions).contains(dimensions),
      "a Sobol sequence has 1 to \(Self.maximumDimensions) dimensions, not \(dimensions)")
    GSL.initialize()
    guard let state = gsl_qrng_alloc(drag_gsl_qrng_sobol(), UInt32(dimensions)) else {
      preconditionFailure("out of memory for a Sobol sequence")
    }
    self.state = state
    self.dimensions = dimensions
  }

  deinit { gsl_qrng_free(state) }

  /// The next point, each coordinate in (0, 1).
  public mutating func next() -> [Double] {
    [Double](unsafeUninitializedCapacity: dimensions) { buffer, count in
      fill(buffer)
      count = dimensions
    }
  }

  /// Writes the next point into `buffer`, which holds one element a dimension.
  public mutating func fill(_ buffer: UnsafeMutableBufferPointer<Double>) {
    precondition(buffer.count >= dimensions, "the buffer is shorter than a point")
    gsl_qrng_get(state, buffer.baseAddress)
  }

  /// Discards the next `count` points.
  public mutating func skip(_ count: Int) {
    withUnsafeTemporaryAllocation(of: Double.self, capacity: dimensions) { point in
      for _ in 0..<count { gsl_qrng_get(state, point.baseAddress) }
    }
  }
}
