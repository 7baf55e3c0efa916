import Collisions
import Testing
import WirePhysics

/// Orbits of several flavours next to a crossing of two lines of double poles.
@Suite(.tags(.analytic)) struct PoleClearanceTests {
  private static let set: [WireIndex] = [.one, .one, .two]

  /// The crossings of two lines that both carry an electron across.
  private static let crossings: [(u: Int, v: Int)] = (0..<9).map { ($0 / 3, $0 % 3) }.filter {
    TransferDifferences.carries(\.u, line: $0.0, set: set)
      && TransferDifferences.carries(\.v, line: $0.1, set: set)
  }

  /// What an orbit adds to the form of k^3 against -k^3, and the sum of the magnitudes of its rows.
  private static func contribution(
    _ sampler: TripleSampler, _ crossing: (u: Int, v: Int), _ x: Double, _ y: Double
  ) -> (net: Double, gross: Double) {
    let (u, v) = (
      TransferDifferences.lines[crossing.u] + x, TransferDifferences.lines[crossing.v] + y
    )
    let momenta = AngleKinematics.momenta(centre: 0.4, amplitude: 1.2, angle: (v - u) / 2)
    let rows = sampler.vectorRows(momenta: momenta, angle: (u + v) / 2)
    var (net, gross) = (0.0, 0.0)
    for row in 0..<rows.count {
      let d = rows[row].difference { wire, k in wire == .one ? k * k * k : -k * k * k }
      net += rows.weights[row] * d * d
      gross += abs(rows.weights[row]) * d * d
    }
    return (net, gross)
  }

  private static func sampler(_ flavours: Flavours) -> TripleSampler {
    let system = DoubleWire(
      wires: WirePair(fermiEnergies: 3.2, 2.8, flavours: flavours),
      intrawire: WirePair { _ in .gaussian(strength: 1, length: 0.8) },
      interwire: .gaussian(strength: 0.4, length: 1))
    return TripleSampler(wires: set, of: system, limit: testLimit)
  }

  @Test(arguments: [Flavours.two, .four])
  func `what is left of cancelling terms does not drown in round-off`(flavours: Flavours) {
    let sampler = Self.sampler(flavours)
    #expect(Self.crossings.count == 4)
    for crossing in Self.crossings {
      // Far enough away for digits, near enough to be the value at the crossing.
      let far = Self.contribution(sampler, crossing, 0.016, 0.016)
      for (x, y) in [(1e-3, 1e-3), (1e-4, -1e-4), (-5e-5, 4e-4), (4e-5, 4e-5), (0.004, -0.001)] {
        let near = Self.contribution(sampler, crossing, x, y)
        #expect(abs(near.net / far.net - 1) < 0.02, "\(crossing) \(x) \(y): \(near) \(far)")
        #expect(near.gross < 1e11 * abs(near.net))
      }
      // Along one line the orbit stays where it is, but for the shorter way. The density of the first point, which an
      // orbit is divided by, is not even in y: both sides together are.
      func both(_ y: Double) -> Double {
        [y, -y].reduce(0) { $0 + Self.contribution(sampler, crossing, 0.3, $1).net / 2 }
      }
      let (moved, wide) = (both(5e-5), both(2e-3))
      #expect(abs(moved / wide - 1) < 0.01, "\(crossing): \(moved) \(wide)")
    }
  }
}
