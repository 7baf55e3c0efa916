import WirePhysics

/// Trial functions (g_1, g_2) on which quadratic forms are compared.
enum TrialPair: String, CaseIterable, Sendable {
  case drift = "(k,-k)"
  case cubes = "(k^3,-k^3)"
  case cubeInOne = "(k^3,0)"
  case fifthInOne = "(k^5,0)"

  /// The value at a momentum of one wire.
  func callAsFunction(_ wire: WireIndex, _ k: Double) -> Double {
    switch self {
    case .drift: wire == .one ? k : -k
    case .cubes: wire == .one ? k * k * k : -k * k * k
    case .cubeInOne: wire == .one ? k * k * k : 0
    case .fifthInOne: wire == .one ? k * k * k * k * k : 0
    }
  }
}
