import CGSL
package import RandomStreams

extension RandomStream {
  /// The next normally distributed number, with mean 0 and variance 1, by inversion.
  package mutating func gaussian() -> Double { gsl_cdf_ugaussian_Pinv(uniform()) }
}
