import VectorMath
import WirePhysics

/// Where the partners of an electron of given momentum and the final angle are proposed for points on lattices.
///
/// At fixed k_i the momenta of the partners are a plane, d^2k = sqrt 3 rho drho dphi, and k_i stays while rho and both
/// angles go all around. rho comes from a smooth map, the angles as in `ShellProposal`. Where rho vanishes the integrand of a mixed set
/// does not, and its waves in the angles are larger than its mean, so that the map has to be flat there.
struct PlaneProposal: Sendable {
  /// Of rho.
  private let radius: SmoothMap
  /// c, in sqrt(mT).
  var softness: Double
  private let isMixed: Bool

  /// A proposal for an electron of some momentum.
  init(_ wires: [Wire], isMixed: Bool, at momentum: Double, softness: Double) {
    // Partners with so much energy above the largest chemical potential have the thermal weight exp(-18).
    let sea = wires.reduce(0) { max($0, $1.fermiEnergy) }
    let reach = (2 * (sea + 18)).squareRoot()
    let fermi = wires.reduce(1) { max($0, $1.fermiMomentum) }
    // (2/3)^(1/2) of the distance from the electron if both partners are there.
    let radii = ShellProposal.places(
      from: -3, to: (2.0 / 3).squareRoot() * (reach + abs(momentum)), spacing: min(0.25, 1 / fermi))
    radius = SmoothMap(
      places: radii, weights: radii.map { _ in 1 }, width: min(0.5, 2 / fermi), isPositive: true)
    self.softness = softness
    self.isMixed = isMixed
  }

  /// The points for three uniform numbers each, with P = 0.
  @inline(__always)
  func points(_ t: UnsafePointer<SIMD8<Double>>) -> ShellProposal.Points {
    var result = ShellProposal.Points()
    let (exact, slope) = isMixed ? radius.raisedPoints(t[0]) : radius.points(t[0])
    // Nearer to coincidence there is nothing but round-off.
    let least = SIMD8<Double>(repeating: 1e-3)
    let rho = VectorMath.select(exact, below: least, least, else: exact)
    let (slopeU, slopeV) = ShellProposal.turn(&result, t[1], t[2], rho: rho, softness: softness)
    result.volume = exact * slope * slopeU * slopeV * 3.0.squareRoot()
    return result
  }
}
