/// How the points of samples that are drawn together lie in the unit cube.
public enum SamplePoints: Sendable, Hashable {
  /// Each on its own: the error falls like N^-1/2, and samples drawn one by one are the same ones.
  case independent
  /// On randomly shifted lattices of up to 512 points: as unbiased, but only sums over whole lattices
  /// are independent, and for the same number of samples the error is many times smaller.
  case lattice
}
