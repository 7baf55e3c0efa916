public import WirePhysics

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
