import Foundation
import VectorMath
import WirePhysics

/// Where three momenta and the final angle are proposed for points on lattices: smooth and of period one all around.
///
/// In the space of P/sqrt 3 and the two components of rho the length R gives the energy R^2/2 of the three electrons, which
/// the thermal factors confine, and
///
///     P = sqrt 3 R tanh eta,   rho = R/cosh eta,   d^3k = R^2/cosh^2 eta dR deta dphi.
///
/// R and eta come from smooth maps of two uniform numbers. Both angles turn by a third of a circle
/// only: the integrand is summed over the nine points that turns by thirds make of one. In units of their periods,
/// 4 pi/3 and 2 pi/3, u = phi' - phi and v = phi' + phi are 2 t_u = 2 x_3 + x_4 and t_v = x_4 (such a torus
/// is sheared: v -> v + 2 pi/3 goes with u -> u + 2 pi/3), each bent towards the lines of permutations by
///
///     tan(3 u/2) = kappa tan(pi t),   kappa = c/(rho^2 + c^2)^(1/2),
///
/// a map of the circle onto itself: soft scattering lies within an angle ~ 1/rho of a line.
///
/// Exchange of the like electrons exchanges u and v in the sum over all cells. So a sample may count 2 W(u, v) times, with
///
///     W = 1/2 + x (35 - 35 x^2 + 21 x^4 - 5 x^6)/32,   x = sin^2(3v/2) - sin^2(3u/2),   W(u, v) + W(v, u) = 1:
///
/// what is left has u next to a line. At low temperature, with one electron at the band bottom and others at opposite Fermi points,
/// v lies half-way between lines then, and is bent there by kappa = (rho^2 + s^2)^(1/2)/s.
struct ShellProposal: Sendable {
  /// Of R and of eta.
  var radius: SmoothMap
  var rapidity: SmoothMap
  /// c, in sqrt(mT).
  var softness: Double
  /// s, in sqrt(mT), where samples count 2 W times; nil where both angles are bent alike.
  var midway: Double?

  /// A proposal that knows the wires but not what is to be summed.
  init(_ wires: [Wire], softness: Double) {
    // So much energy above the sum of the chemical potentials has the thermal weight exp(-18).
    let sea = wires.reduce(0) { $0 + max($1.fermiEnergy, 0) }
    let reach = (2 * (sea + 18)).squareRoot()
    let momentum = wires.reduce(1) { max($0, $1.fermiMomentum) }
    let radii = Self.places(from: -2, to: reach, spacing: min(0.25, 1 / momentum))
    radius = SmoothMap(
      places: radii, weights: radii.map { _ in 1 }, width: min(0.5, 2 / momentum), isPositive: true)
    let rapidities = Self.places(from: -5, to: 5, spacing: min(0.25, 1 / momentum))
    rapidity = SmoothMap(
      places: rapidities, weights: rapidities.map { _ in 1 }, width: min(0.25, 1 / momentum))
    self.softness = softness
  }

  static func places(from low: Double, to high: Double, spacing: Double) -> [Double] {
    let count = Int(((high - low) / spacing).rounded(.up))
    return (0...count).map { low + (high - low) * Double($0) / Double(count) }
  }

  /// Eight points.
  struct Points {
    var centre = SIMD8<Double>()
    /// rho sqrt(2/3), negative where the nearest lines are an odd number of steps away.
    var amplitude = SIMD8<Double>()
    /// Distances from the nearest lines, above zero.
    var du = SIMD8<Double>()
    var dv = SIMD8<Double>()
    /// R^2/cosh^2 eta and all the slopes of the maps: the inverse density.
    var volume = SIMD8<Double>()
    /// What the maps gave.
    var radius = SIMD8<Double>()
    var eta = SIMD8<Double>()
  }

  /// The points for four uniform numbers each.
  @inline(__always)
  func points(_ t: UnsafePointer<SIMD8<Double>>) -> Points {
    var result = Points()
    let (length, slopeR) = radius.points(t[0])
    let (eta, slopeEta) = rapidity.points(t[1])
    let e = VectorMath.exp(-VectorMath.magnitude(eta))
    let inverse = 1 / VectorMath.multiplyAdd(e, e, SIMD8(repeating: 1))
    let secant = (e + e) * inverse
    let tangent = VectorMath.flip((1 - e * e) * inverse, bySignOf: eta)
    // Nearer to coincidence there is nothing but round-off: the volume vanishes like rho^2, the rest as well.
    let least = SIMD8<Double>(repeating: 1e-3)
    let exact = length * secant
    let rho = VectorMath.select(exact, below: least, least, else: exact)
    result.radius = length
    result.eta = eta
    result.centre = length * tangent * (1 / 3.0.squareRoot())
    let (slopeU, slopeV) = Self.turn(
      &result, t[2], t[3], rho: rho, softness: softness, midway: midway)
    result.volume = exact * exact * slopeR * slopeEta * slopeU * slopeV
    return result
  }

  /// Sets the angles for two uniform numbers, and the amplitude with its sign.
  /// - Returns: the slopes of both, that of v times 2 W.
  @inline(__always)
  static func turn(
    _ points: inout Points, _ x3: SIMD8<Double>, _ x4: SIMD8<Double>, rho: SIMD8<Double>,
    softness: Double, midway: Double? = nil
  ) -> (slopeU: SIMD8<Double>, slopeV: SIMD8<Double>) {
    let kappa =
      softness
      / VectorMath.squareRoot(
        VectorMath.multiplyAdd(rho, rho, SIMD8(repeating: softness * softness)))
    var kappaV = kappa
    if let midway {
      kappaV =
        VectorMath.squareRoot(
          VectorMath.multiplyAdd(rho, rho, SIMD8(repeating: midway * midway))) * (1 / midway)
    }
    let (du, slopeU, stepU, squareU) = bend(x3 * 2 + x4, kappa)
    var (dv, slopeV, stepV, squareV) = bend(x4, kappaV)
    if midway != nil {
      let x = squareV - squareU
      let y = x * x
      let p = ((y * -5 + 21) * y - 35) * y + 35
      slopeV *= VectorMath.multiplyAdd(x * (1 / 16.0), p, SIMD8(repeating: 1))
    }
    points.du = du
    points.dv = dv
    let steps = stepU + stepV
    let odd = steps - VectorMath.nearestWhole(steps * 0.5) * 2
    let amplitude = rho * (2.0 / 3).squareRoot()
    points.amplitude = VectorMath.select(
      SIMD8(repeating: 0.5), below: VectorMath.magnitude(odd), -amplitude, else: amplitude)
    return (slopeU, slopeV)
  }

  /// The distance from the nearest line, the slope du/dt, the number of the line, and sin^2(3u/2).
  ///
  /// What is summed is an even, smooth function of the distance: its value at `PoleClearance.distance` stands for all that is
  /// nearer, where round-off would grow, and changes by the square of that.
  @inline(__always)
  private static func bend(
    _ t: SIMD8<Double>, _ kappa: SIMD8<Double>
  ) -> (
    distance: SIMD8<Double>, slope: SIMD8<Double>, line: SIMD8<Double>, square: SIMD8<Double>
  ) {
    let line = VectorMath.nearestWhole(t)
    let (s, c) = VectorMath.sineCosineNearZero((t - line) * (0.5 * .pi))
    let sine = kappa * (VectorMath.magnitude(s) * c * 2)
    let cosine = c * c - s * s
    let angle = VectorMath.angle(y: sine, x: VectorMath.magnitude(cosine))
    let norm = VectorMath.multiplyAdd(sine, sine, cosine * cosine)
    let slope = kappa * (2 * .pi / 3) / norm
    let least = SIMD8<Double>(repeating: PoleClearance.distance)
    let distance = angle * (2.0 / 3)
    return (
      VectorMath.select(distance, below: least, least, else: distance), slope, line,
      sine * sine / norm
    )
  }
}
