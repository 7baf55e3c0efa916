/// How the points of the samples of a batch lie in the unit cube.
public enum SamplePoints: String, Sendable, Hashable, CaseIterable {
  /// On a Sobol sequence that is scrambled at random, one for each batch: the error falls faster
  /// than N^-1/2, and it comes from the scatter of independently scrambled batches.
  case sobol
  /// On rank-1 lattices that are shifted at random, wherever that is better than Sobol sequences: for smooth potentials the
  /// error falls almost exponentially with N^(1/4). It comes from the scatter of independently shifted lattices.
  case lattice
  /// Each on its own: the error falls like N^-1/2.
  case independent
}
