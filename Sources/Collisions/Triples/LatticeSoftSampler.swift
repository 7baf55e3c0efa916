package import RandomStreams
import VectorMath
package import WirePhysics

/// Soft three-particle collisions of one wire set in bins of momentum, for points on lattices.
///
/// Collisions of the exact, antisymmetrized amplitude of which every transfer is below T and no two incoming momenta are nearer than
/// s >= 2 T. Random collisions have edges at T, at s and at the bins. Here all of them are ends of maps, and nothing has an edge: three electrons in a
/// row with the gaps a, b > s, of which the middle one gets the transfer t. The outer ones have
///
///     -t/2 +- delta,   delta = 2 c/(L + L'),   c = t (a - b)/2 + 3 t^2/4,   L = a + b,   L' = (L^2 - 4 c)^(1/2)
///
/// by both conservation laws, of the sign opposite to t, so that t is the largest and |t| < T the whole condition. With one
/// electron at k, d^3k dphi' = dk da db sqrt 3 dt/L'. The mirror image turns the signs of t and of all momenta: 0 < t < T is
/// enough, where bins hold both signs of k. There potentials may have a cusp at zero; the other differences stay
/// above s - T. One of four uniform numbers is the place of k in its bin, in all bins at once, for each of the
/// electrons: amplitudes do not depend on it.
package struct LatticeSoftSampler: Sendable {
  /// The process.
  package var process: CollisionProcess { base.process }
  /// How many uniform numbers a sample takes from the stream.
  package static let numbersPerSample = 4
  private let base: TripleSampler
  private let transfer: Double
  private let separation: Double
  private let edges: [Double]
  private var gap: SmoothMap
  /// The sign of t, and the orders of three electrons and of the outgoing momenta of like ones.
  private let multiplicity: Double

  /// Prepares the sampler of a process.
  /// - Parameters:
  ///   - base: makes its collisions.
  ///   - transfer: the largest transfer, in sqrt(mT).
  ///   - separation: the smallest distance of two incoming momenta, at least twice as much.
  ///   - edges: the edges of the bins of |k|, ascending from zero or above.
  package init(_ base: TripleSampler, transfer: Double, separation: Double, edges: [Double]) {
    precondition(transfer > 0 && separation >= 2 * transfer, "transfers below half the separation")
    self.base = base
    self.transfer = transfer
    self.separation = separation
    self.edges = edges
    let wires = [base.wires[0], base.wires[2]]
    let fermi = wires.reduce(1) { max($0, $1.fermiMomentum) }
    let sea = wires.reduce(0) { max($0, $1.fermiEnergy) }
    // Electrons at both ends of the sea, each with the thermal weight exp(-18).
    let reach = max(2 * (2 * (sea + 18)).squareRoot() - separation, 1)
    let places = ShellProposal.places(from: -4, to: reach, spacing: min(0.25, 1 / fermi))
    gap = SmoothMap(
      places: places, weights: places.map { _ in 1 }, width: min(0.5, 2 / fermi), isPositive: true)
    multiplicity = base.lanes.orbit.isMixed ? 2 * 2 * 2 : 2 * 6 * 6
  }

  /// Sums in the bins of each wire: of weight q^2 of its electrons, and of -weight q times the transfers to the other wire.
  package struct Sums: Sendable {
    /// Of D3_s.
    package var diffusion: WirePair<[Double]>
    /// Of C_s.
    package var crossing: WirePair<[Double]>
  }

  /// Draws samples and adds them up.
  package func sums(_ count: Int, from stream: inout RandomStream) -> Sums {
    var tally = Tally(bins: edges.count - 1)
    let group = base.lanes.makeGroup()
    UniformLanes.forEach(count, numbers: Self.numbersPerSample, from: &stream) {
      add($0, count: $1, group, to: &tally)
    }
    return Sums(diffusion: Tally.total(tally.diffusion), crossing: Tally.total(tally.crossing))
  }

  /// The same process with a map of the gaps that follows the shares which their places have in all bins of D3 alike.
  ///
  /// Whatever is learned, nothing is biased.
  /// - Parameters:
  ///   - samples: points to learn from in each pass, a power of two.
  ///   - stream: random numbers that no estimate uses.
  package func adapted(samples: Int, from stream: inout RandomStream) -> LatticeSoftSampler {
    var result = self
    for _ in 0..<2 {
      var first = RandomStream(lattice: Self.numbersPerSample, shiftedBy: &stream)
      let totals = result.sums(samples, from: &first).diffusion
      var lattice = RandomStream(lattice: Self.numbersPerSample, shiftedBy: &stream)
      var weights = gap.places.map { _ in 0.0 }
      let group = base.lanes.makeGroup()
      UniformLanes.forEach(samples, numbers: Self.numbersPerSample, from: &lattice) {
        var tally = Tally(bins: edges.count - 1)
        let gaps = result.add($0, count: $1, group, to: &tally)
        var shares = SIMD8<Double>()
        for wire in WireIndex.allCases {
          for (sum, total) in zip(tally.diffusion[wire.rawValue], totals[wire]) where total > 0 {
            shares += sum / total
          }
        }
        for lane in 0..<8 {
          weights[gap.peak(at: gaps.0[lane] - separation)] += shares[lane]
          weights[gap.peak(at: gaps.1[lane] - separation)] += shares[lane]
        }
      }
      result.gap = gap.reweighted(weights)
    }
    return result
  }

  /// Sums of eight samples at a time.
  private struct Tally {
    var diffusion: [[SIMD8<Double>]]
    var crossing: [[SIMD8<Double>]]

    init(bins: Int) {
      let empty = Array(repeating: SIMD8<Double>(), count: bins)
      (diffusion, crossing) = ([empty, empty], [empty, empty])
    }

    static func total(_ sums: [[SIMD8<Double>]]) -> WirePair<[Double]> {
      WirePair(sums[0].map { $0.sum() }, sums[1].map { $0.sum() })
    }
  }

  /// Adds up to eight samples in all bins.
  /// - Returns: their gaps.
  @inline(__always) @discardableResult
  private func add(
    _ uniforms: UnsafePointer<SIMD8<Double>>, count: Int, _ group: OrbitLanes,
    to tally: inout Tally
  ) -> (SIMD8<Double>, SIMD8<Double>) {
    let (like, other) = (base.process.wires[0].rawValue, base.process.wires[2].rawValue)
    let areAlike = !base.lanes.orbit.isMixed
    let soft = collision(uniforms, group)
    let squares = base.lanes.amplitude.squares(group, areAlike: areAlike)
    let volume = base.firstLanes(count, of: soft.volume)
    let (place, slope) = SmoothMap.flat(uniforms[0])
    for bin in 0..<(edges.count - 1) {
      let width = edges[bin + 1] - edges[bin]
      let (k, scale) = (place * width + edges[bin], slope * width * volume)
      for electron in 0..<3 {
        let q = soft.transfers[electron]
        let thermal = thermalFactors(soft, electron, at: k)
        if areAlike {
          tally.diffusion[like][bin] += scale * squares[0] * thermal[0] * (q * q)
          continue
        }
        for placed in 0..<3 {
          let weight = scale * squares[placed] * thermal[placed]
          let wire = placed == electron ? other : like
          let across = placed == electron ? -q : soft.transfers[placed]
          tally.diffusion[wire][bin] += weight * (q * q)
          tally.crossing[wire][bin] -= weight * (q * across)
        }
      }
    }
    return (-soft.momenta[0], soft.momenta[2])
  }

  /// Three electrons in a row and what they become.
  private struct Collision {
    /// Momenta, the middle one at zero, and transfers.
    var momenta: InlineArray<3, SIMD8<Double>>
    var transfers: InlineArray<3, SIMD8<Double>>
    /// All slopes, and all constants.
    var volume: SIMD8<Double>
  }

  /// Makes collisions and writes their differences.
  @inline(__always)
  private func collision(
    _ uniforms: UnsafePointer<SIMD8<Double>>, _ group: OrbitLanes
  ) -> Collision {
    let (first, slopeA) = gap.raisedPoints(uniforms[1])
    let (second, slopeB) = gap.raisedPoints(uniforms[2])
    let (share, slopeT) = SmoothMap.flat(uniforms[3])
    let (a, b, t) = (first + separation, second + separation, share * transfer)
    let length = a + b
    let c = t * (a - b) * 0.5 + t * t * 0.75
    let outgoing = VectorMath.squareRoot(length * length - c * 4)
    let delta = c * 2 / (length + outgoing)
    let momenta: InlineArray<3, SIMD8<Double>> = [-a, SIMD8(), b]
    let transfers: InlineArray<3, SIMD8<Double>> = [delta - t * 0.5, t, -delta - t * 0.5]
    for out in 0..<3 {
      for into in 0..<3 {
        group.differences[3 * out + into] =
          out == into
          ? transfers[out] : (momenta[out] - momenta[into]) + transfers[out]
      }
    }
    let constants = 64 * base.prefactor * multiplicity * transfer * 3.0.squareRoot()
    return Collision(
      momenta: momenta, transfers: transfers,
      volume: slopeA * slopeB * slopeT * constants / outgoing)
  }

  /// Z6/64 with one electron at k and at -k, together, and with one electron after the other in the other wire.
  @inline(__always)
  private func thermalFactors(
    _ soft: Collision, _ electron: Int, at k: SIMD8<Double>
  ) -> InlineArray<3, SIMD8<Double>> {
    let odds = base.lanes.vacancies
    var sums = InlineArray<3, SIMD8<Double>>(repeating: SIMD8())
    for side in 0..<2 {
      let shift = (side == 0 ? k : -k) - soft.momenta[electron]
      let x = InlineArray<3, SIMD8<Double>> { soft.momenta[$0] + shift }
      let h = InlineArray<3, SIMD8<Double>> { odds.first(x[$0]) }
      let out = InlineArray<3, SIMD8<Double>> { odds.first(x[$0] + soft.transfers[$0]) }
      if !base.lanes.orbit.isMixed {
        let all = (h[0] + 1) * (h[1] + 1) * (h[2] + 1)
        sums[0] +=
          odds.product(h[0], h[1], h[2]) / (all * ((out[0] + 1) * (out[1] + 1) * (out[2] + 1)))
        continue
      }
      for placed in 0..<3 {
        let (a, b) = ((placed + 1) % 3, (placed + 2) % 3)
        let all = (h[a] + 1) * (h[b] + 1) * odds.onePlusSecond(h[placed])
        let allOut = (out[a] + 1) * (out[b] + 1) * odds.onePlusSecond(out[placed])
        sums[placed] += odds.product(h[a], h[b], odds.second(h[placed])) / (all * allOut)
      }
    }
    return sums
  }
}
