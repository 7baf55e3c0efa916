import Collisions
import Foundation

/// Four points (+-du, +-dv) around a permutation point of the (u, v) torus, on one shell.
struct Orbit {
  /// The nearest line of u and of v: 0, 1 or 2 for 0, 2pi/3, -2pi/3.
  let lineU: Int
  let lineV: Int
  /// The distance from them, within pi/3.
  let du: Double
  let dv: Double
  private let centre: Double
  let amplitude: Double
  private let phi: Double
  private let phiFinal: Double

  /// The orbit of a collision from a start to a final angle.
  @inline(__always)
  init(start: AngleKinematics, final: Double) {
    centre = start.total / 3
    amplitude = start.amplitude
    (lineU, du) = Self.nearest(final - start.phi)
    (lineV, dv) = Self.nearest(final + start.phi)
    phi = start.phi - (dv - du) / 2
    phiFinal = final - (dv + du) / 2
  }

  /// The points, du first, then -du, for dv and then for -dv.
  var points: [(Double, Double)] { [(du, dv), (-du, dv), (du, -dv), (-du, -dv)] }

  /// The incoming momenta at a point of the cell.
  @inline(__always)
  func initial(_ x: Double, _ y: Double) -> SIMD4<Double> {
    AngleKinematics.momenta(centre: centre, amplitude: amplitude, angle: phi + (y - x) / 2)
  }

  /// The outgoing momenta at a point of the cell.
  @inline(__always)
  func final(_ x: Double, _ y: Double) -> SIMD4<Double> {
    AngleKinematics.momenta(centre: centre, amplitude: amplitude, angle: phiFinal + (y + x) / 2)
  }

  /// The nine differences at a point of the cell; zero where they vanish.
  @inline(__always)
  func differences(_ x: Double, _ y: Double) -> TransferDifferences {
    TransferDifferences(
      amplitude: amplitude, sinesU: TransferDifferences.sines(line: lineU, offset: x),
      sinesV: TransferDifferences.sines(line: lineV, offset: y))
  }

  /// The differences on a line (nil), with the slope 1/2 in place of the sine that vanishes there.
  @inline(__always)
  func slopes(_ x: Double?, _ y: Double?) -> TransferDifferences {
    var sinesU = TransferDifferences.sines(line: lineU, offset: x ?? 0)
    var sinesV = TransferDifferences.sines(line: lineV, offset: y ?? 0)
    if x == nil { sinesU[lineU] = 0.5 }
    if y == nil { sinesV[lineV] = 0.5 }
    return TransferDifferences(amplitude: amplitude, sinesU: sinesU, sinesV: sinesV)
  }

  private static func nearest(_ angle: Double) -> (Int, Double) {
    var best = (0, wrap(angle))
    for line in 1..<3 {
      let distance = wrap(angle - TransferDifferences.lines[line])
      if abs(distance) < abs(best.1) { best = (line, distance) }
    }
    return best
  }
}
