/// Names one of the two wires.
///
/// The raw value indexes pairs stored as arrays; the paper's sigma is `rawValue + 1`.
public enum WireIndex: Int, Sendable, CaseIterable {
  case one = 0
  case two = 1

  /// The wire on the other side of the barrier.
  @inlinable public var other: WireIndex { self == .one ? .two : .one }
}
