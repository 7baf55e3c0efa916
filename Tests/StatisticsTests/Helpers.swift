import RandomStreams

/// Normal numbers of one fixed stream.
func gaussians(_ count: Int, block: UInt32, seed: UInt64 = 77) -> [Double] {
  var stream = RandomStream(
    .philox4x32, at: StreamAddress(seed: seed, purpose: .test, block: block))
  return (0..<count).map { _ in stream.gaussian() }
}

/// The stationary series x' = a x + noise, of unit variance; its autocorrelation time is
/// (1 + a) / (1 - a) / 2.
func autoregressive(_ count: Int, memory a: Double, block: UInt32) -> [Double] {
  let noise = gaussians(count, block: block)
  let amplitude = (1 - a * a).squareRoot()
  var x = noise[0]
  return noise.map { noise in
    defer { x = a * x + amplitude * noise }
    return x
  }
}
