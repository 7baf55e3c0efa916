public import CGSL

extension RandomStream {
  /// The next number, uniform in the open interval (0, 1).
  ///
  /// Philox gives (n + 1/2) 2^-52 with 52 random bits n. The GSL generators give their own
  /// resolution (32 bits for most, 24 to 48 for the ranlux family), zero skipped.
  @inlinable
  public mutating func uniform() -> Double {
    switch source {
    case .philox(let state): UnitInterval.number(from: state.pointee.next())
    case .counted, .scripted, .sobol: gsl_rng_uniform_pos(rng)
    }
  }

  /// Fills a buffer with exactly the numbers that repeated `uniform()` would give, only faster.
  public mutating func fill(_ buffer: UnsafeMutableBufferPointer<Double>) {
    switch source {
    case .philox(let state): state.pointee.fill(buffer)
    case .sobol: SobolGenerator.fill(rng, buffer)
    case .counted, .scripted:
      for index in buffer.indices { buffer[index] = gsl_rng_uniform_pos(rng) }
    }
  }

  /// The next normally distributed number, with mean 0 and variance 1.
  ///
  /// By inversion of the distribution function (Wichura's AS 241, about 1e-16): monotone in the one
  /// uniform number it takes, so positions stay predictable and antithetic pairs work.
  public mutating func gaussian() -> Double {
    gsl_cdf_ugaussian_Pinv(uniform())
  }

  /// Lends the stream to GSL's own samplers and integrators.
  ///
  /// What they draw is counted and moves the position like any other draw. The pointer is valid
  /// inside `body` only; do not clone or reseed it.
  public mutating func withGSL<Result, Failure: Error>(
    _ body: (UnsafeMutablePointer<gsl_rng>) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    try body(rng)
  }
}
