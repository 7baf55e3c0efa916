/// A stream of random numbers at an address, owned by one user.
///
/// The same generator and address give the same numbers everywhere and always. A stream cannot be
/// copied, so no two places can draw the same numbers by accident; open the address
/// again to re-read them. With Philox, opening and seeking cost nothing.
public struct RandomStream: ~Copyable, @unchecked Sendable {
  // Sendable because the source has exactly one owner, which only mutates it when `mutating`.
  private var source: any NumberSource

  /// Opens the stream of a generator at an address, at its first number.
  public init(_ generator: Generator, at address: StreamAddress) {
    source =
      generator == .philox4x32
      ? PhiloxSource(address) : GSLSource(generator.name, seed: address.derivedSeed)
  }

  /// Opens a scrambled Sobol sequence: the coordinates of its points, one point after the other.
  ///
  /// For integrands that take a fixed number of uniform numbers a sample. The random numbers at the address
  /// scramble it, so sequences at different addresses are independent; points of one are not.
  /// - Parameters:
  ///   - dimensions: the numbers a sample takes, at most eight.
  ///   - generator: makes the random numbers that scramble it.
  ///   - address: where those are.
  public init(sobol dimensions: Int, _ generator: Generator, at address: StreamAddress) {
    var stream = RandomStream(generator, at: address)
    source = SobolSequence(dimensions: dimensions, scrambledBy: &stream)
  }

  /// Opens a lattice sequence that is shifted at random: the coordinates of its points, one point after the other.
  ///
  /// For integrands that take a fixed number of uniform numbers a sample and are smooth and of period one in each. The
  /// random numbers at the address shift it, so sequences at different addresses are independent; points of one are
  /// not.
  /// - Parameters:
  ///   - dimensions: the numbers a sample takes, two to four.
  ///   - generator: makes the random numbers that shift it.
  ///   - address: where those are.
  public init(lattice dimensions: Int, _ generator: Generator, at address: StreamAddress) {
    var stream = RandomStream(generator, at: address)
    self.init(lattice: dimensions, shiftedBy: &stream)
  }

  /// Opens points that lie as asked for: on one sequence, or for independent ones the numbers at the address themselves.
  package init(
    _ points: SamplePoints, dimensions: Int, _ generator: Generator, at address: StreamAddress
  ) {
    switch points {
    case .independent: self.init(generator, at: address)
    case .sobol: self.init(sobol: dimensions, generator, at: address)
    case .lattice: self.init(lattice: dimensions, generator, at: address)
    }
  }

  /// The same, shifted by the next numbers of a stream.
  package init(lattice dimensions: Int, shiftedBy stream: inout RandomStream) {
    source = LatticeSequence(dimensions: dimensions, shiftedBy: &stream)
  }

  /// A Sobol sequence scrambled by the next numbers of a stream.
  package init(sobol dimensions: Int, scrambledBy stream: inout RandomStream) {
    source = SobolSequence(dimensions: dimensions, scrambledBy: &stream)
  }

  /// A stream of numbers that come from somewhere else.
  package init(source: any NumberSource) { self.source = source }

  /// The next number, uniform in the open interval (0, 1).
  ///
  /// Philox, Sobol and lattices give (n + 1/2) 2^-52 with 52 bits n. The GSL generators give their own
  /// resolution (32 bits for most, 24 to 48 for the ranlux family), zero skipped.
  public mutating func uniform() -> Double { source.next() }

  /// Fills a buffer with exactly the numbers that repeated `uniform()` would give, only faster.
  public mutating func fill(_ buffer: UnsafeMutableBufferPointer<Double>) { source.fill(buffer) }

  /// The place of the next number, counted from the beginning of the stream.
  public var position: UInt64 { source.position }

  /// Moves to a place in the stream.
  ///
  /// At once for Philox, Sobol and lattices. The GSL generators have no way there but to draw: the cost grows with the
  /// distance, backwards from the beginning.
  public mutating func seek(to target: UInt64) { source.seek(to: target) }
}
