import Collisions
import RandomStreams
import TestSupport
import Testing
import WirePhysics

/// The amplitude of three electrons in one wire as the derivative of a determinant.
@Suite(.tags(.analytic)) struct DeterminantTests {
  private let potential = Potential.gaussian(strength: 1.3, length: 0.8)

  /// With d_ab = k'_a - k_b, A is d/dx det(V(d) + x d) at x = 0 over d_00 d_10 d_20, which is the same in each column.
  @Test func `the amplitude is the derivative of a determinant over the product of a column`() {
    let wires = DoubleWire(
      wires: WirePair(fermiEnergies: 3, 3), intrawire: WirePair { _ in potential },
      interwire: .contact(strength: 0))
    let amplitude = TripleAmplitude(wires: [.one, .one, .one], of: wires)
    var stream = RandomStream(.philox4x32, at: StreamAddress(seed: 8, purpose: .test, block: 0))
    for _ in 0..<200 {
      let k = SIMD4(stream.gaussian(), stream.gaussian(), stream.gaussian(), 0)
      let result = amplitude.evaluate(momenta: k, angle: 6.28 * stream.uniform())
      let d = (0..<3).map { a in (0..<3).map { result.outgoing[a] - k[$0] } }
      let products = (0..<3).map { b in d[0][b] * d[1][b] * d[2][b] }
      let values = d.map { $0.map { potential($0) } }
      var derivative = 0.0
      var scale = 0.0
      for a in 0..<3 {
        for b in 0..<3 {
          let (r, s, t, u) = ((a + 1) % 3, (a + 2) % 3, (b + 1) % 3, (b + 2) % 3)
          derivative += d[a][b] * (values[r][t] * values[s][u] - values[r][u] * values[s][t])
          scale += abs(d[a][b]) * (values[r][t] * values[s][u] + values[r][u] * values[s][t])
        }
      }
      for b in 0..<3 {
        // Differences of numbers of order 1 are known to 1e-15: to 1e-12 if they are above 1e-2.
        let unit = (0..<3).map { 1 + 1e-2 / abs(d[$0][b]) }.max() ?? 1
        #expect(
          abs(result.antisymmetrized * products[b] - derivative) < 1e-12 * unit * scale)
      }
    }
  }
}
