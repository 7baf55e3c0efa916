import GSLSupport
import WirePhysics

/// The form Q2 by product Gauss-Legendre quadrature in K = (k + k')/2 and q = k' - k.
struct PairQuadrature {
  let doubleWire: DoubleWire
  private let rule = GaussLegendre(points: 20)

  init(_ doubleWire: DoubleWire) { self.doubleWire = doubleWire }

  /// Q2(g, g) = (1/8) IInt dk dk'/(2 pi)^2 z1(k) z2(k) z1(k') z2(k') V12^2/|q| (D g)^2.
  func form(_ trial: TrialPair) -> Double {
    let panels = stride(from: 0.0, to: 12, by: 0.5).flatMap { rule.rule(from: $0, to: $0 + 0.5) }
    var sum = 0.0
    for (q, weightQ) in panels {
      let v = doubleWire.pairs(q)
      for (size, weightK) in panels {
        for middle in [size, -size] {
          let (k, kOut) = (middle - q / 2, middle + q / 2)
          let thermal = WireIndex.allCases.reduce(1) {
            $0 * doubleWire[$1].zeta(k) * doubleWire[$1].zeta(kOut)
          }
          let difference =
            trial(.one, kOut) + trial(.two, k) - trial(.one, k) - trial(.two, kOut)
          sum += weightQ * weightK * thermal * v * v / q * difference * difference
        }
      }
    }
    // Both signs of q count the same.
    return 2 * sum / (8 * 4 * .pi * .pi)
  }
}
