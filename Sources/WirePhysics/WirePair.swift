/// Names one of the two wires.
///
/// The raw value indexes pairs stored as arrays; the paper's sigma is `rawValue + 1`.
public enum WireIndex: Int, Sendable, CaseIterable {
  case one = 0
  case two = 1

  /// The wire on the other side of the barrier.
  @inlinable public var other: WireIndex { self == .one ? .two : .one }
}

/// One value for each wire.
///
/// Subscripted by ``WireIndex``, so that no call site counts from zero or from one.
public struct WirePair<Value> {
  /// The value of wire 1.
  public var one: Value
  /// The value of wire 2.
  public var two: Value

  /// Pairs the value of wire 1 with the value of wire 2.
  @inlinable
  public init(_ one: Value, _ two: Value) {
    self.one = one
    self.two = two
  }

  /// Evaluates a rule once for each wire.
  @inlinable
  public init(_ rule: (WireIndex) throws -> Value) rethrows {
    self.init(try rule(.one), try rule(.two))
  }

  /// The value of one wire.
  @inlinable
  public subscript(_ wire: WireIndex) -> Value {
    get { wire == .one ? one : two }
    set { if wire == .one { one = newValue } else { two = newValue } }
  }
}

extension WirePair: Sendable where Value: Sendable {}
extension WirePair: Equatable where Value: Equatable {}
