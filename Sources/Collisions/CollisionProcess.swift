package import RandomStreams
public import WirePhysics

/// A kind of collision: which wires its legs are in, what it conserves, and its name.
///
/// Every collision a sampler makes belongs to one process, so a batch stores the wires once.
public struct CollisionProcess: Sendable, Hashable {
  /// The physical mechanism.
  public enum Channel: String, Sendable, Hashable, CaseIterable {
    /// Pair collisions between the wires, W(2).
    case pair
    /// Model soft collisions within one wire (strength lambda).
    case softIntrawire = "soft-intrawire"
    /// Model soft collisions between the wires (strength mu).
    case softInterwire = "soft-interwire"
    /// Three electrons in one wire, W(3a).
    case tripleIntrawire = "triple-intrawire"
    /// Two electrons in one wire and one in the other: W(3c) for the first, W(3b) for the second.
    case tripleMixed = "triple-mixed"
  }

  /// The physical mechanism.
  public let channel: Channel
  /// The wires of the incoming legs, in order; the outgoing legs are in the same wires.
  public let wires: [WireIndex]

  /// Makes a process from its mechanism and the wires of its incoming legs.
  ///
  /// Outgoing leg `i` is in the same wire as incoming leg `i`.
  public init(_ channel: Channel, wires: [WireIndex]) {
    self.channel = channel
    self.wires = wires
  }

  /// The conservation laws every collision of this process obeys.
  ///
  /// Model soft collisions give up energy: their transfer q is drawn freely.
  public var laws: ConservationLaws {
    switch channel {
    case .softIntrawire, .softInterwire: [.number, .momentum]
    case .pair, .tripleIntrawire, .tripleMixed: .all
    }
  }

  /// The wires this process touches, in ascending order without repetition.
  public var touchedWires: [WireIndex] { WireIndex.allCases.filter(wires.contains) }

  /// A short name with the wire set, such as `pair (1,2)`.
  public var name: String {
    "\(channel.rawValue) (\(wires.map { String($0.rawValue + 1) }.joined(separator: ",")))"
  }

  /// The stream purpose under which its random numbers are addressed.
  package var streamPurpose: StreamPurpose {
    switch channel {
    case .pair: .pairCollisions
    case .softIntrawire: .softIntrawire
    case .softInterwire: .softInterwire
    case .tripleIntrawire: .tripleIntrawire
    case .tripleMixed: .tripleMixed
    }
  }

  /// The wire set as the stream address spells it: one bit per leg, set for wire 2.
  package var wireSet: UInt8 {
    wires.enumerated().reduce(0) { $0 | (UInt8($1.element.rawValue) << UInt8($1.offset)) }
  }
}
