/// How two wires lie to a gate, or to two.
package enum WireGeometry: String, CaseIterable, Sendable {
  /// At the same distances.
  case sideBySide = "side-by-side"
  /// On one line to the gates.
  case stacked

  /// The choice in an input.
  static let arrangement = PotentialArrangement(
    name: "geometry", words: allCases.map(\.rawValue),
    meaning: "How the wires lie to the gate: side by side, both at the distance h (image distance "
      + "d = sqrt(s^2 + 4 h^2)), or stacked on the line to the gate, wire 1 at h and wire 2 at h + s "
      + "(d = s + 2 h). It holds inside the wires as well: a potential of this form there has the distance of "
      + "its own wire to the gate, h or h + s. With a second gate, stacked has wire 2 at h' from that one."
  )
}

/// A potential that metal gates screen.
package protocol GatedWiresPotential: ParametricPotential {
  /// The form with the given values and geometry.
  init(_ values: [Double], _ geometry: WireGeometry)
  /// How the charges lie to the gates.
  var geometry: WireGeometry { get }
  /// The distance between the wires, or the width of one.
  var separation: Double { get }
  /// The distances from the gates, by the names of the parameters.
  var gates: [String: Double] { get }
  /// The potentials inside stacked wires, where this one is what the input says of the inside.
  func inside(separation: Double) -> WirePair<Self>
}

extension GatedWiresPotential {
  package func replacing(_ values: [Double]) -> Self { Self(values, geometry) }

  package func arranged(_ word: String) -> Self {
    guard let geometry = WireGeometry(rawValue: word) else {
      preconditionFailure("the input admits no geometry \(word)")
    }
    return Self(values, geometry)
  }

  package func words(hash: ([Double]) -> String) -> String {
    ([Self.name] + values.map { "\($0)" } + (geometry == .stacked ? ["stacked"] : []))
      .joined(separator: " ")
  }
}

/// Parameters of all forms with gates.
extension PotentialParameter {
  /// 2 e^2/kappa.
  static var coulombStrength: PotentialParameter {
    var strength = PotentialParameter.strength(0.8)
    strength.isCoulombStrength = true
    return strength
  }

  /// s.
  static var separation: PotentialParameter {
    PotentialParameter(
      name: "separation", dimension: .length, sample: 2, meaning: "The separation s of the wires.",
      meaningInside: "The effective width s of a wire.")
  }

  /// h.
  static var gate: PotentialParameter {
    PotentialParameter(
      name: "gate", dimension: .length, sample: 4,
      meaning:
        "The distance h from the gate, which screens the potential, to the wires; of stacked wires to "
        + "wire 1, the nearer one.",
      whyFinite: "a potential without a gate diverges at q = 0: give a finite distance")
  }
}

/// Wires on the line to the gates, the one nearer to the first gate being wire 1.
extension Potential {
  /// The distance from the wires to a gate, by the name of the parameter, if there is one.
  package func distance(toGate name: String) -> Double? { gated?.gates[name] }

  /// Whether this is the potential between stacked wires.
  package var isOfStackedWires: Bool { gated?.geometry == .stacked }

  /// The potentials inside the two wires, where this one is that inside wire 1.
  ///
  /// They differ only where both this one and the one between the wires are screened by gates to which the wires have
  /// different distances. With one gate the image of wire 2 is at 2 (h + s), but for the width of the wire.
  package func insideWires(separatedBy interwire: Potential) -> WirePair<Potential> {
    guard let gated, let other = interwire.gated, other.geometry == .stacked else {
      return WirePair(self, self)
    }
    func both(_ form: some GatedWiresPotential) -> WirePair<Potential> {
      let inside = form.inside(separation: other.separation)
      return WirePair(Potential(inside.one), Potential(inside.two))
    }
    return both(gated)
  }

  private var gated: (any GatedWiresPotential)? { form as? any GatedWiresPotential }
}
