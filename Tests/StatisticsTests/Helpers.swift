import RandomStreams
import TestSupport

/// Normal numbers of one fixed stream.
func gaussians(_ count: Int, block: UInt32, seed: UInt64 = 77) -> [Double] {
  var stream = RandomStream(
    .philox4x32, at: StreamAddress(seed: seed, purpose: .test, block: block))
  return (0..<count).map { _ in stream.gaussian() }
}
