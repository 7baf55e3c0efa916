public import RandomStreams
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
  public func adapted(
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
    forEachGroup(samples, from: &stream) { group, cell, orbits in
      let f = contribution(group, cell, g, legWires)
      let square = (f * f).replacing(with: 0, where: lanesBeyond(orbits))
      let width = angles.width(amplitude: group.amplitude)
      let own = angles.density(du: group.du, dv: group.dv, width: width)
      for (index, choice) in choices.enumerated() {
        let other = choice.density(
          du: group.du, dv: group.dv, width: choice.width(amplitude: group.amplitude))
        tally.variations[index] += square * own / other
      }
      tallyMomenta(group, square, orbits, classOf, &tally)
    } between: {
    }
    var result = self
    result.angles = choices[tally.bestVariation]
    for leg in 0..<3 {
      result.maps[leg] = maps[leg].reshaped(
        keeping: 0.15, by: tally.factor(class: classOf[leg]))
    }
    return result
  }

  /// The sum of w (D g)^2 over the rows of each orbit.
  @inline(__always)
  private func contribution(
    _ group: OrbitLanes, _ cell: OrbitCell, _ g: DistributionTable, _ legWires: [Int]
  ) -> SIMD8<Double> {
    var sum = SIMD8<Double>()
    for row in cell.usedRows {
      let entry = OrbitCell.rows[row]
      var d = SIMD8<Double>()
      for leg in 0..<3 {
        d +=
          g.values(group.momenta[3 * entry.outgoing + cell.rotation[leg]], legWires[leg])
          - g.values(group.momenta[3 * entry.incoming + leg], legWires[leg])
      }
      sum += group.weights[row] * (d * d)
    }
    return sum
  }

  /// Counts the legs of the four points of each orbit, each point with its share of the density.
  @inline(__always)
  private func tallyMomenta(
    _ group: OrbitLanes, _ square: SIMD8<Double>, _ orbits: Int, _ classOf: [Int],
    _ tally: inout ProposalTally
  ) {
    var products = InlineArray<4, SIMD8<Double>>(repeating: SIMD8())
    var total = SIMD8<Double>()
    for point in 0..<4 {
      let k = group.momenta + 3 * point
      products[point] =
        maps[0].densities(at: k[0]) * maps[1].densities(at: k[1]) * maps[2].densities(at: k[2])
      total += products[point]
    }
    for point in 0..<4 {
      let share = products[point] / total
      for leg in 0..<3 {
        let k = group.momenta[3 * point + leg]
        for lane in 0..<orbits {
          tally.add(k[lane], class: classOf[leg], square: square[lane], share: share[lane])
        }
      }
    }
  }

  @inline(__always)
  private func lanesBeyond(_ count: Int) -> SIMDMask<SIMD8<Double.SIMDMaskScalar>> {
    SIMD8<Double>(0, 1, 2, 3, 4, 5, 6, 7) .>= SIMD8(repeating: Double(count))
  }
}
