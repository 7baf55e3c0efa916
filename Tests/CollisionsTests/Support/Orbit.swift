import Collisions
import Foundation

/// The part of an orbit in one cell: four points (+-du, +-dv) around a permutation point of the (u, v) torus, on one shell.
struct Orbit {
  /// The nearest line of u and of v: 0, 1 or 2 for 0, 2pi/3, -2pi/3.
  private(set) var lineU: Int
  private(set) var lineV: Int
  /// The distance from them, within pi/3.
  private(set) var du: Double
  private(set) var dv: Double
  private let centre: Double
  let amplitude: Double
  private let phi: Double
  private let phiFinal: Double
  /// Thirds of a circle by which both angles are turned.
  private var turn = 0
  private var turnFinal = 0

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

  /// The same distances in all nine cells: both angles turned by thirds of a circle, which puts momenta in another order.
  var inAllCells: [Orbit] {
    (0..<9).map {
      let (start, end) = ($0 / 3, $0 % 3)
      var orbit = self
      (orbit.turn, orbit.turnFinal) = (start, end)
      orbit.lineU = (lineU + end - start + 3) % 3
      orbit.lineV = (lineV + end + start) % 3
      return orbit
    }
  }

  /// The same lines at a least distance from both.
  func cleared(to least: Double) -> Orbit {
    func cleared(_ x: Double) -> Double { abs(x) < least ? (x < 0 ? -least : least) : x }
    var orbit = self
    orbit.du = cleared(du)
    orbit.dv = cleared(dv)
    return orbit
  }

  /// The points, du first, then -du, for dv and then for -dv.
  var points: [(Double, Double)] { [(du, dv), (-du, dv), (du, -dv), (-du, -dv)] }

  /// The incoming momenta at a point of the cell.
  @inline(__always)
  func initial(_ x: Double, _ y: Double) -> SIMD4<Double> {
    momenta(at: phi + (y - x) / 2, turn)
  }

  /// The outgoing momenta at a point of the cell.
  @inline(__always)
  func final(_ x: Double, _ y: Double) -> SIMD4<Double> {
    momenta(at: phiFinal + (y + x) / 2, turnFinal)
  }

  private func momenta(at angle: Double, _ thirds: Int) -> SIMD4<Double> {
    let k = AngleKinematics.momenta(centre: centre, amplitude: amplitude, angle: angle)
    return SIMD4(k[(3 - thirds) % 3], k[(4 - thirds) % 3], k[(5 - thirds) % 3], k[3])
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
