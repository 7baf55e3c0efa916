import WirePhysics

/// Soft three-particle scattering as a quadratic form of spline slopes.
///
/// Equations (61), (66), (S9)-(S20) in weak form. Unknowns are the slopes of wire 1, then of wire 2.
struct SoftCollisionForm: Sendable {
  /// The trial slopes.
  let splines: EvenSplines
  /// Q_3(phi, g), row by row.
  private(set) var matrix: [[Double]]

  /// Adds up all triples.
  ///
  /// - Parameters:
  ///   - triples: the triples.
  ///   - splines: the trial slopes, up to the cutoff of the triples.
  ///   - settings: the factors on the mechanisms.
  /// - Throws: `GSLError` if a potential needs a quadrature that fails.
  init(
    _ triples: SoftTriples, splines: EvenSplines, settings: MicroscopicSettings
  ) throws {
    self.splines = splines
    let size = 2 * splines.count
    matrix = Array(repeating: Array(repeating: 0, count: size), count: size)
    for (arrangement, factor) in TripleArrangement.all(settings) {
      let sums = RowSums(splines, arrangement)
      defer { sums.deallocate() }
      try triples.forEach(arrangement, strength: factor) { sums.add($0) }
      for i in 0..<size {
        for j in i..<size { matrix[i][j] += sums.matrix(i, j) }
      }
    }
    for i in 0..<size {
      for j in 0..<i { matrix[i][j] = matrix[j][i] }
    }
  }
}
