/// V0 Sum_n [K0(abs(q) a_n) - K0(abs(q) b_n)]: Coulomb interaction between two gates, with a dielectric in between.
///
/// V0 = 2 e^2/kappa, kappa that of all that lies between the gates, and a_n, b_n the distances to the images of
/// images: ``GateImages``. Both wires lie at distances h and h' from the gates side by side, or stacked on the line
/// from one gate to the other, wire 1 at h from the first and wire 2 at h' from the second. With one gate far away it is
/// ``GatedCoulombPotential``; with two, U(x) falls off like exp(-pi x/H), H the distance of the gates, and V(q) is a smooth function
/// of q^2: there is no logarithm at small q.
package struct DoubleGatedCoulombPotential: GatedWiresPotential {
  package static let name = "double-gated-coulomb"
  package static let formula =
    "V0 Sum_n [K0(|q| a_n) - K0(|q| b_n)], a_n and b_n the distances to all images in two gates"
  package static let parameters = [
    .coulombStrength, .separation, .gate,
    PotentialParameter(
      name: "second_gate", dimension: .length, sample: 6,
      meaning:
        "The distance h' from the second gate, on the other side, to the wires; of stacked wires to wire 2, the "
        + "nearer one.",
      whyFinite: "form gated-coulomb has one gate: give a finite distance, or that form"),
  ]
  package static let decays = true
  package static let arrangement: PotentialArrangement? = WireGeometry.arrangement

  package let values: [Double]
  package let geometry: WireGeometry
  private let images: GateImages

  package init(_ values: [Double]) { self.init(values, .sideBySide) }

  package init(_ values: [Double], _ geometry: WireGeometry) {
    (self.values, self.geometry) = (values, geometry)
    images = GateImages(
      separation: values[1], gates: (values[2], values[3]), isStacked: geometry == .stacked)
  }

  package var strength: Double { values[0] }
  package var separation: Double { values[1] }
  package var gates: [String: Double] { ["gate": values[2], "second_gate": values[3]] }

  package func inside(separation distance: Double) -> WirePair<Self> {
    // Each wire is nearer to a gate of its own.
    WirePair(
      Self([strength, separation, values[2], values[3] + distance]),
      Self([strength, separation, values[2] + distance, values[3]]))
  }

  package func value(_ q: Double) -> Double { strength * images.transform(q) }

  /// A function of q^2 without any singularity at q = 0.
  package var isSmooth: Bool { true }
  package var halfWidth: Double { momentum(atFraction: 0.5, from: 1 / separation) }
  package var range: Double { momentum(atFraction: Self.negligible, from: 1 / separation) }

  package var realSpace: RealSpaceForm? {
    let (strength, unit) = (strength, images.potential())
    return .analytic(strip: images.nearest) { strength * unit($0) }
  }
  package var shape: PotentialShape { .octaves }
}

extension Potential {
  /// Coulomb interaction between two gates, of wires side by side or stacked.
  public static func doubleGatedCoulomb(
    strength: Double, separation: Double, gates: (Double, Double), isStacked: Bool = false
  ) -> Potential {
    Potential(
      DoubleGatedCoulombPotential(
        [strength, separation, gates.0, gates.1], isStacked ? .stacked : .sideBySide))
  }
}
