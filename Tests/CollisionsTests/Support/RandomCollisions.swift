import Collisions
import RandomStreams

/// Incoming momenta and a final angle.
struct ShellPoint: Sendable {
  let momenta: SIMD4<Double>
  let angle: Double

  /// The outgoing momenta.
  var outgoing: SIMD4<Double> { AngleKinematics(momenta: momenta).momenta(at: angle) }

  /// Points with momenta in (-3, 3) and any angle, from a fixed stream.
  static func random(_ count: Int, seed: UInt64) -> [ShellPoint] {
    var stream = testStream(seed: seed)
    return (0..<count).map { _ in
      ShellPoint(
        momenta: SIMD4(
          6 * stream.uniform() - 3, 6 * stream.uniform() - 3, 6 * stream.uniform() - 3, 0),
        angle: 2 * .pi * stream.uniform() - .pi)
    }
  }
}

extension SIMD4<Double> {
  /// The first three lanes.
  var triple: [Double] { [self[0], self[1], self[2]] }
}
