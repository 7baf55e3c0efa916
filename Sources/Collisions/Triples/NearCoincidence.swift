import VectorMath
import WirePhysics

/// What a group of orbits has ready: collisions that go with them, or their own.
enum OrbitPart {
  /// Companions of orbits with nearly coincident momenta.
  case companions
  /// The orbits themselves.
  case own
}

/// Three nearly coincident momenta of a mixed set, where flavours leave |A|^2 of order 1/rho^4.
///
/// For rho -> 0 the potentials are those of zero momentum, V in the wire and W between the wires, and each of the two
/// direct amplitudes tends to
///
///     a = W (W - V)/((k'_1 - k_3)(k'_2 - k_3))
///
/// They cancel in A but not in their sum. (D g)^2 goes like (k'_3 - k_3)^2, so that a sample of the plane of rho
/// grows like 1/rho^2 while the integral over both angles vanishes: with u and v from an axis of the third electron
/// the integrand is a product h(u) h(v), h(x) = sin^2(x/2)/(1 + 2 cos x)^2, and the finite part of Int h is zero.
/// What is left is smaller by rho^2, but a sample of it has no variance. So each orbit nearer than `reach` takes
/// with it
///
/// - its mirror image about P/3, at -rho, which has the terms of odd order with the other sign, and
/// - minus both at rho times `shrink`, with `shrink^2` of the weight: the leading order of what is sampled, whose
///   integral is known to vanish but for shrink^2 of the small rest, by which all four are made larger.
///
/// The four together are bounded. All are collisions, so that conservation holds row by row.
struct NearCoincidence: Sendable {
  /// The amplitude rho sqrt(2/3) of momenta up to which orbits have companions.
  let reach: Double

  /// How much nearer than their orbit the companions that carry its leading order are.
  ///
  /// Momenta nearer still would only bring the round-off of their differences.
  static let shrink = 1.0 / 64
  /// How many companions there are.
  static let companions = 3

  /// Nil for one flavour, for like electrons and for potentials that are the same at zero momentum: there |A|^2 (D g)^2
  /// vanishes at coincidence.
  init?(wires: [WireIndex], of doubleWire: DoubleWire) {
    let (inside, between) = (doubleWire.potential(wires[0], wires[1]), doubleWire.interwire)
    guard doubleWire.flavours != .one, wires[2] != wires[0],
      inside.valueAtZero != between.valueAtZero
    else { return nil }
    // Up to where the leading order describes what is sampled; beyond, its companions would bring more noise than they take.
    let scales =
      [inside.halfWidth, between.halfWidth].filter(\.isFinite)
      + wires.map { 1 / max(1, doubleWire[$0].fermiMomentum) }
    reach = 0.25 * (scales.min() ?? 1)
  }

  /// One for each near orbit of a group and zero for the others; nil where none is near.
  @inline(__always)
  func near(_ amplitude: SIMD8<Double>) -> SIMD8<Double>? {
    let (size, reach) = (VectorMath.magnitude(amplitude), SIMD8(repeating: reach))
    guard VectorMath.isAny(size, below: reach) else { return nil }
    return VectorMath.select(size, below: reach, SIMD8(repeating: 1), else: SIMD8())
  }
}

extension TripleSampler {
  /// Computes the companions of near orbits, and adds the density of mirror images to that of the orbits.
  @inline(__always)
  func evaluateCompanions(
    _ group: OrbitLanes, _ like: StepDensity, _ other: StepDensity, near: SIMD8<Double>,
    _ body: () -> Void
  ) {
    let (amplitude, inverseDensity) = (group.amplitude, group.inverseDensity)
    for companion in 0..<NearCoincidence.companions {
      let size = companion == 0 ? 1 : NearCoincidence.shrink
      group.amplitude = amplitude * (companion == 1 ? size : -size)
      group.inverseDensity = inverseDensity * near * (companion == 0 ? 1 : -size * size)
      lanes.momenta(group)
      if companion == 0 {
        group.density += near * density(group, like, other)
        group.density *= 1 - near * (NearCoincidence.shrink * NearCoincidence.shrink)
      }
      lanes.occupations(group)
      lanes.weights(group, prefactor: prefactor)
      body()
    }
    group.amplitude = amplitude
    group.inverseDensity = inverseDensity
    lanes.momenta(group)
  }
}
