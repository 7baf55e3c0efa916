extension MicroscopicSolution {
  /// How much of the three-particle part of g^T Q g comes from momenta close to each other.
  ///
  /// The quadrature runs over gaps above the cut only; what lies below is not part of the solution.
  /// - Parameter gaps: distances, ascending.
  /// - Returns: for each, the share of triples whose closest pair is nearer than that.
  /// - Throws: `GSLError` if a potential needs a quadrature that fails.
  public func nearShares(_ gaps: [Double]) throws -> [Double] {
    let solver = MicroscopicSolver(system: system, settings: settings)
    let triples = solver.triples(on: mesh)
    var sums = gaps.map { _ in 0.0 }
    var total = 0.0
    for (arrangement, factor) in TripleArrangement.all(settings) {
      let wires = arrangement.wires
      try triples.forEach(arrangement, strength: factor) { triple in
        let k = triple.momenta
        // The common drift gives nothing; without it the digits of the rest are kept.
        let bracket =
          (k.1 - k.2) * regularSlope(wires[0], k.0) + (k.2 - k.0) * regularSlope(wires[1], k.1)
          + (k.0 - k.1) * regularSlope(wires[2], k.2)
        let heat = triple.weight * bracket * bracket
        total += heat
        for (index, gap) in gaps.enumerated() where triple.smallestGap < gap {
          sums[index] += heat
        }
      }
    }
    return sums.map { total > 0 ? $0 / total : 0 }
  }
}
