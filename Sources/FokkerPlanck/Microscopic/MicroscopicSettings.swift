/// How the Fokker-Planck equation of the microscopic kernels is solved.
public struct MicroscopicSettings: Sendable, Equatable {
  /// The smallest distance between two of three momenta that counts, in sqrt(mT).
  ///
  /// A parameter of the answer, not of its accuracy: see ``SoftDiffusion``.
  public var cut: Double
  /// The relative accuracy of S that the mesh must reach.
  public var tolerance: Double
  /// A factor on pair collisions.
  public var pairs: Double
  /// A factor on three-particle scattering within a wire, channel a.
  public var intrawire: Double
  /// A factor on mixed scattering, channels b and c.
  public var mixed: Double

  /// Collects the settings.
  public init(
    cut: Double, tolerance: Double = 1e-4, pairs: Double = 1, intrawire: Double = 1,
    mixed: Double = 1
  ) {
    precondition(cut > 0 && cut.isFinite, "the cut is a positive momentum")
    precondition(tolerance > 0, "a tolerance is positive")
    self.cut = cut
    self.tolerance = tolerance
    self.pairs = pairs
    self.intrawire = intrawire
    self.mixed = mixed
  }
}
