package import RandomStreams
import VectorMath
import WirePhysics

/// A sampler whose weights can be worked out again, one by one, in plain arithmetic.
package protocol AuditedSampler: CollisionSampler {
  /// Draws samples and compares the weights of collisions with kernel and thermal factors from scalar functions.
  ///
  /// The densities they were drawn with are taken as they are: that samples drawn with other densities give the same is
  /// another check.
  /// - Parameters:
  ///   - count: the number of samples.
  ///   - stream: the random numbers.
  /// - Returns: for each sample the weight, the weight worked out again, and the sum of the magnitudes of what
  ///   the latter is the sum of.
  func audit(_ count: Int, from stream: inout RandomStream) -> [AuditedWeight]
}

/// A weight, found twice.
package struct AuditedWeight: Sendable {
  let drawn: Double
  let workedOut: Double
  let size: Double

  /// The largest deviation, each relative to the magnitudes of its terms or to 1e-9 of the largest of these.
  package static func defect(_ weights: [AuditedWeight]) -> Double {
    let largest = weights.reduce(0) { max($0, $1.size) }
    guard largest > 0 else { return 0 }
    return weights.reduce(0) {
      let deviation = abs($1.drawn - $1.workedOut) / max($1.size, 1e-9 * largest)
      return deviation <= $0 ? $0 : deviation
    }
  }
}

extension TripleSampler: AuditedSampler {
  package func audit(_ count: Int, from stream: inout RandomStream) -> [AuditedWeight] {
    audit(count, from: &stream, by: amplitude)
  }

  /// The same with any amplitude.
  package func audit(
    _ count: Int, from stream: inout RandomStream, by amplitude: TripleAmplitude
  ) -> [AuditedWeight] {
    var found: [AuditedWeight] = []
    forEachGroup(count, from: &stream) { group, orbits, part in
      if part == .own { found += audit(group, lanes: orbits, amplitude) }
    }
    return found
  }

  /// The collisions at du and dv themselves, one in each cell that differs, in the first lanes of a group.
  func audit(_ group: OrbitLanes, lanes count: Int, _ amplitude: TripleAmplitude) -> [AuditedWeight]
  {
    (0..<lanes.orbit.rows.count).filter { lanes.orbit.rows[$0].isPositive }.flatMap { row in
      (0..<count).map { audit(group, row, lane: $0, amplitude) }
    }
  }

  private func audit(
    _ group: OrbitLanes, _ index: Int, lane: Int, _ amplitude: TripleAmplitude
  ) -> AuditedWeight {
    let row = lanes.orbit.rows[index]
    let differences = TransferDifferences(
      amplitude: group.amplitude[lane],
      sinesU: TransferDifferences.sines(line: row.lineU, offset: group.du[lane]),
      sinesV: TransferDifferences.sines(line: row.lineV, offset: group.dv[lane]))
    var scale =
      prefactor * OrbitShape.multiplicity * group.inverseDensity[lane] / group.density[lane]
    for leg in 0..<3 {
      let k = group.momenta[3 * row.incoming.angle + row.incoming.places[leg]][lane]
      let kOut = group.momenta[3 * row.outgoing.angle + row.outgoing.places[leg]][lane]
      scale *= wires[leg].zeta(k) * wires[leg].zeta(kOut)
    }
    let terms = amplitude.full(differences, .magnitudes)
    let g = amplitude.flavours.flavours.count
    return AuditedWeight(
      drawn: group.weights[index][lane], workedOut: scale * amplitude.square(differences),
      size: scale * terms * terms * g * g * g)
  }
}
