/// Splines for the slopes and points for the triples, refined together.
package struct MicroscopicMesh: Sendable {
  /// How fine a mesh is.
  package struct Level: Sendable {
    /// Intervals of the splines per unit of k + k^2/2.
    package let density: Double
    /// The degree of the splines.
    package let degree: Int
    /// Gauss points in a panel of the triples.
    package let points: Int

    /// Describes a level.
    package init(density: Double, degree: Int, points: Int) {
      self.density = density
      self.degree = degree
      self.points = points
    }

  }

  /// The levels of a solution, each finer than the one before.
  static let levels = [
    Level(density: 0.6, degree: 5, points: 6), Level(density: 0.9, degree: 5, points: 8),
    Level(density: 1.4, degree: 5, points: 11), Level(density: 2.1, degree: 5, points: 15),
  ]

  /// The trial slopes.
  let splines: EvenSplines
  /// Gauss points in a panel of the triples.
  let points: Int

  /// Divides the axis up to a cutoff.
  package init(cutoff: Double, level: Level) {
    let length = cutoff + 0.5 * cutoff * cutoff
    splines = EvenSplines(
      cutoff: cutoff, intervals: max(4, Int((level.density * length).rounded(.up))),
      degree: level.degree)
    points = level.points
  }

  /// The largest momentum.
  package var cutoff: Double { splines.cutoff }
}
