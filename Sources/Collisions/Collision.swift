public import WirePhysics

/// One sampled collision: legs in, legs out, signed weight.
///
/// Equation (2): it contributes `weight * D phi * D g` to the quadratic form of the linearized
/// collision integral, where `D` is the sum over outgoing minus the sum over incoming legs. From
/// this form alone follow number, momentum and energy conservation, Onsager symmetry, and the
/// H-theorem whenever the weight is not negative.
public struct Collision: Sendable, Hashable {
  /// The legs, incoming first.
  public let legs: [Leg]
  /// The signed weight, in T^2/(hbar sqrt(mT)) per unit of D phi D g.
  public let weight: Double

  /// Makes a collision from its legs and weight.
  public init(legs: [Leg], weight: Double) {
    self.legs = legs
    self.weight = weight
  }

  /// The collision difference D phi of a test function phi(wire, k).
  public func difference(of phi: (WireIndex, Double) -> Double) -> Double {
    legs.reduce(0) { $0 + $1.direction.sign * phi($1.wire, $1.momentum) }
  }

  /// The largest of the relative defects of number (per wire), momentum and kinetic energy.
  ///
  /// Each is divided by the sum of the magnitudes of its terms, so round-off is about 1e-16.
  /// - Parameter laws: the conservation laws the process obeys.
  public func conservationDefect(_ laws: ConservationLaws = .all) -> Double {
    var worst = 0.0
    func check(_ phi: (WireIndex, Double) -> Double) {
      let scale = legs.reduce(0) { $0 + abs(phi($1.wire, $1.momentum)) }
      if scale > 0 { worst = max(worst, abs(difference(of: phi)) / scale) }
    }
    if laws.contains(.number) {
      for wire in WireIndex.allCases { check { index, _ in index == wire ? 1 : 0 } }
    }
    if laws.contains(.momentum) { check { _, k in k } }
    if laws.contains(.energy) { check { _, k in k * k / 2 } }
    return worst
  }
}

/// The quantities a collision process conserves.
public struct ConservationLaws: OptionSet, Sendable, Hashable {
  /// One bit per law.
  public let rawValue: Int

  /// Makes a set of laws from its bits.
  public init(rawValue: Int) { self.rawValue = rawValue }

  /// The number of electrons in each wire.
  public static let number = ConservationLaws(rawValue: 1)
  /// The total momentum of both wires.
  public static let momentum = ConservationLaws(rawValue: 2)
  /// The total kinetic energy of both wires.
  public static let energy = ConservationLaws(rawValue: 4)
  /// Number, momentum and energy.
  public static let all: ConservationLaws = [.number, .momentum, .energy]
}

/// Whether an electron enters a collision or leaves it.
public enum LegDirection: Sendable, Hashable {
  case incoming
  case outgoing

  /// The sign with which the leg enters a collision difference: out minus in.
  @inlinable public var sign: Double { self == .incoming ? -1 : 1 }
}

/// One electron line of a collision: its wire, its momentum, and whether it goes in or comes out.
public struct Leg: Sendable, Hashable {
  /// The wire the electron is in.
  public let wire: WireIndex
  /// The momentum, in sqrt(mT).
  public let momentum: Double
  /// In or out.
  public let direction: LegDirection

  /// Makes a leg from its wire, momentum and direction.
  public init(wire: WireIndex, momentum: Double, direction: LegDirection) {
    self.wire = wire
    self.momentum = momentum
    self.direction = direction
  }
}
