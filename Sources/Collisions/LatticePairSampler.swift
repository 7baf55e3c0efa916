package import RandomStreams
import VectorMath
import WirePhysics

/// Pair collisions between the wires, for points on lattices.
///
/// The process is that of ``PairSampler``, with the middle (k + k')/2 and the transfer q > 0 from smooth maps of two uniform
/// numbers.
package struct LatticePairSampler: SmoothSampler {
  /// Pair collisions between the wires.
  package var process: CollisionProcess { base.process }
  /// How many uniform numbers a sample takes from the stream.
  package let numbersPerSample = 2
  private let base: PairSampler
  private var middle: SmoothMap
  private var transfer: SmoothMap

  /// Prepares the sampler of a process.
  package init(_ base: PairSampler) {
    self.base = base
    let momentum = base.system.reduce(1) { max($0, $1.fermiMomentum) }
    let width = min(0.25, 1 / momentum)
    func map(_ low: Double, _ high: Double, isPositive: Bool) -> SmoothMap {
      let count = Int(((high - low) / width).rounded(.up))
      let places = (0...count).map { low + (high - low) * Double($0) / Double(count) }
      return SmoothMap(
        places: places, weights: places.map { _ in 1 }, width: width, isPositive: isPositive)
    }
    middle = map(-base.limit, base.limit, isPositive: false)
    // A pair of little transfer counts like its square: from exp(-6) on.
    transfer = map(-6, 2 * momentum + 6, isPositive: true)
  }

  /// Draws samples and appends their collisions to a batch.
  package func sample(
    _ count: Int, from stream: inout RandomStream, into batch: inout CollisionBatch
  ) {
    let rows = RowColumns(legs: 4, capacity: count)
    UniformLanes.forEach(count, numbers: numbersPerSample, from: &stream) { uniforms, lanes in
      let (centre, slope) = middle.points(uniforms[0])
      let (q, slopeQ) = transfer.points(uniforms[1])
      base.append(
        centre - q * 0.5, centre + q * 0.5, q, divisor: q / (slope * slopeQ), lanes, to: rows)
    }
    rows.flush(into: &batch)
  }

  /// The same process with maps that suit the scalar form Q(g, g) of one g, as ``LatticeTripleSampler`` learns them.
  /// - Parameters:
  ///   - g: the distributions.
  ///   - samples: points to learn from in each pass, a power of two.
  ///   - stream: random numbers that no estimate uses.
  package func adapted(
    to g: DistributionTable, samples: Int, from stream: inout RandomStream
  ) -> LatticePairSampler {
    var result = self
    for _ in 0..<3 {
      var lattice = RandomStream(lattice: numbersPerSample, shiftedBy: &stream)
      var rows = CollisionBatch(process: process, capacity: samples)
      result.sample(samples, from: &lattice, into: &rows)
      var middles = middle.places.map { _ in 0.0 }
      var transfers = transfer.places.map { _ in 0.0 }
      for (row, size) in g.contributions(rows).enumerated() {
        let (k, kOut) = (rows.momenta[0][row], rows.momenta[1][row])
        middles[middle.peak(at: 0.5 * (k + kOut))] += size
        transfers[transfer.peak(at: kOut - k)] += size
      }
      result.middle = middle.reweighted(zip(middles, middles.reversed()).map { $0 + $1 })
      result.transfer = transfer.reweighted(transfers)
    }
    return result
  }
}
