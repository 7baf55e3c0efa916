import WirePhysics

/// Equation (S21), written down as it stands: the reference the library's amplitude is held against.
///
/// No factored differences, no tables of terms: differences of momenta are subtracted.
struct PlainAmplitude {
  let wires: [WireIndex]
  let doubleWire: DoubleWire

  /// V between the electrons on legs i and j.
  func potential(_ i: Int, _ j: Int, _ q: Double) -> Double {
    doubleWire.potential(wires[i], wires[j])(q)
  }

  /// The terms of A_dir, one for each middle electron b.
  func directTerms(_ k: [Double], _ kOut: [Double]) -> [Double] {
    (0..<3).map { b in
      let (a, c) = ((b + 1) % 3, (b + 2) % 3)
      let numerator = potential(a, b, kOut[a] - k[a]) * potential(c, b, kOut[c] - k[c])
      return numerator / ((kOut[a] - k[b]) * (kOut[c] - k[b]))
    }
  }

  /// The signed terms of A over all permutations of outgoing momenta among like wires.
  func terms(_ k: [Double], _ kOut: [Double]) -> [Double] {
    Self.permutations.flatMap { p, sign in
      guard (0..<3).allSatisfy({ wires[p[$0]] == wires[$0] }) else { return [Double]() }
      return directTerms(k, p.map { kOut[$0] }).map { sign * $0 }
    }
  }

  /// The antisymmetrized amplitude.
  func callAsFunction(_ k: [Double], _ kOut: [Double]) -> Double {
    terms(k, kOut).reduce(0, +)
  }

  /// All permutations of three, each with its sign.
  static let permutations: [([Int], Double)] = [
    ([0, 1, 2], 1), ([1, 0, 2], -1), ([2, 1, 0], -1), ([0, 2, 1], -1), ([1, 2, 0], 1),
    ([2, 0, 1], 1),
  ]
}
