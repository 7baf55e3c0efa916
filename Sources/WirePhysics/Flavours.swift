/// How many equal kinds of electrons share a wire: spin directions, valleys.
///
/// Nothing tells them apart: no field splits them, and the interaction leaves an electron its flavour. So all
/// flavours of a wire have one chemical potential and, by symmetry, one g(k). The unknowns stay g_1 and g_2; what
/// counts electrons counts all flavours.
public enum Flavours: Int, Sendable, CaseIterable {
  /// Electrons without spin, or polarized ones.
  case one = 1
  /// Spin.
  case two = 2
  /// Spin and valley.
  case four = 4

  /// The number g_f.
  @inlinable public var count: Double { Double(rawValue) }
}
