public import RandomStreams

/// Makes collisions of one process at random, with weights that make every form unbiased.
///
/// For any test functions the sum over the rows of `weight * D phi * D g`, divided by the number of
/// samples, has the expectation Q(phi, g) of the process. One sample may give several rows. A row may stand for
/// its reverse and for other orders of like electrons as well: only sums that are the same for them are meant.
public protocol CollisionSampler: Sendable {
  /// The process all collisions belong to.
  var process: CollisionProcess { get }

  /// How many uniform numbers a sample takes from the stream.
  var numbersPerSample: Int { get }

  /// Draws samples and appends their collisions.
  /// - Parameters:
  ///   - count: the number of samples.
  ///   - stream: the random numbers.
  ///   - batch: where the rows are appended; its process is this sampler's.
  func sample(_ count: Int, from stream: inout RandomStream, into batch: inout CollisionBatch)

  /// Draws samples and adds up `weight * (D g)^2` of their collisions.
  /// - Parameters:
  ///   - count: the number of samples.
  ///   - g: what the collisions act on.
  ///   - stream: the random numbers.
  ///   - rows: room that may be used.
  func form(
    _ count: Int, of g: DistributionTable, from stream: inout RandomStream,
    using rows: inout CollisionBatch
  ) -> Double
}

/// A sampler whose samples depend smoothly, and with period one, on the uniform numbers they are made from.
///
/// Then points on a lattice converge almost exponentially. Its rows may stand for their mirror images, with all
/// momenta reversed, as well: they are meant for test functions that are odd in k.
package protocol SmoothSampler: CollisionSampler {}

extension CollisionSampler {
  /// The sum over the collisions of a batch.
  public func form(
    _ count: Int, of g: DistributionTable, from stream: inout RandomStream,
    using rows: inout CollisionBatch
  ) -> Double {
    rows.removeAll()
    sample(count, from: &stream, into: &rows)
    return g.form(rows)
  }
}
