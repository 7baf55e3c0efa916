package import RandomStreams
import VectorMath
import WirePhysics

extension TripleSampler {
  /// The same process with proposals that suit the scalar form Q(g, g) of one g.
  ///
  /// Momenta: each density is multiplied with the root of the conditional mean square of the
  /// contribution w (D g)^2 of an orbit. Angles: share and width of the peaks with the smallest mean
  /// square. Densities stay exact, and a share of the old ones is kept, so nothing is biased and no
  /// place is starved.
  /// - Parameters:
  ///   - g: the distributions.
  ///   - samples: orbits to learn from in each of two passes.
  ///   - stream: random numbers that no estimate uses.
  package func adapted(
    to g: DistributionTable, samples: Int, from stream: inout RandomStream
  ) -> TripleSampler {
    var result = self
    for _ in 0..<2 { result = result.adaptedOnce(to: g, samples: samples, from: &stream) }
    return result
  }

  private func adaptedOnce(
    to g: DistributionTable, samples: Int, from stream: inout RandomStream
  ) -> TripleSampler {
    let choices = angles.variations + [angles]
    let legWires = process.wires.map(\.rawValue)
    // Legs in one wire share a density.
    let classOf = legWires.map { legWires.firstIndex(of: $0) ?? 0 }
    var tally = ProposalTally(
      limit: maps[0].interval.upperBound, classes: 3, variations: choices.count)
    var f = SIMD8<Double>()
    forEachGroup(samples, from: &stream) { group, orbits, part in
      f += contributions(group, g)
      guard part == .own else { return }
      defer { f = SIMD8() }
      let square = firstLanes(orbits, of: f * f)
      let (du, dv) = (VectorMath.magnitude(group.du), VectorMath.magnitude(group.dv))
      let own = angles.density(du: du, dv: dv, width: group.width)
      for (index, choice) in choices.enumerated() {
        let other = choice.density(
          du: du, dv: dv, width: choice.width(amplitude: group.amplitude))
        tally.variations[index] += square * own / other
      }
      tallyMomenta(group, square, orbits, classOf, &tally)
    }
    var result = self
    result.angles = choices[tally.bestVariation]
    for leg in 0..<3 {
      let first = classOf[leg]
      result.maps[leg] =
        first < leg
        ? result.maps[first] : maps[leg].reshaped(keeping: 0.15, by: tally.factor(class: first))
    }
    return result
  }

  /// Counts the legs of the points of each orbit, each point with its share of the density.
  @inline(__always)
  private func tallyMomenta(
    _ group: OrbitLanes, _ square: SIMD8<Double>, _ orbits: Int,
    _ classOf: [Int], _ tally: inout ProposalTally
  ) {
    let points = lanes.orbit.points
    var products = InlineArray<6, SIMD8<Double>>(repeating: SIMD8())
    var total = SIMD8<Double>()
    for index in 0..<points.count {
      products[index] = momentumDensity(group, points[index])
      total += products[index]
    }
    for index in 0..<points.count {
      let point = points[index]
      let share = products[index] / total
      for leg in 0..<3 {
        let k = group.momenta[3 * point.angle + point.places[leg]]
        for lane in 0..<orbits {
          tally.add(k[lane], class: classOf[leg], square: square[lane], share: share[lane])
        }
      }
    }
  }
}
