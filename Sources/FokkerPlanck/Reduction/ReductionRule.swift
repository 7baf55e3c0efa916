import GSLSupport
import WirePhysics

/// The momenta at which coefficients are looked at, and how they are averaged at the band bottom and at the Fermi points.
///
/// Below the drift regime the shape of g weighs with (1 - tanh)^2/zeta^2, (131), which falls like
/// exp(-k^2/2) from the band bottom. Drifting wires weigh with zeta^2, (80).
struct ReductionRule: Sendable {
  /// The momenta, not negative.
  let momenta: [Double]
  private let weights: [Double]
  private let system: DoubleWire

  /// Places the momenta up to where the thermal factors have fallen by exp(-12).
  init(_ system: DoubleWire) {
    self.system = system
    let energies = WireIndex.allCases.map { max(system[$0].fermiEnergy, 0) }
    let end = (2 * ((energies.max() ?? 0) + 12)).squareRoot()
    let start = (2 * max((energies.min() ?? 0) - 12, 0)).squareRoot()
    // The Gaussian of the band bottom has fallen by exp(-10) at 4.5.
    let bottom = 4.5
    let fine = min(1.5 * system.thermalScale, 0.75)
    let pieces: [(from: Double, to: Double, widest: Double)] =
      start > bottom ? [(0, bottom, 0.75), (start, end, fine)] : [(0, end, fine)]
    let rule = GaussLegendre(points: 5)
    var points: [(x: Double, weight: Double)] = []
    for piece in pieces {
      let panels = max(1, Int(((piece.to - piece.from) / piece.widest).rounded(.up)))
      let width = (piece.to - piece.from) / Double(panels)
      for panel in 0..<panels {
        let edge = piece.from + width * Double(panel)
        points += rule.rule(from: edge, to: edge + width).map { (x: $0.x, weight: $0.weight) }
      }
    }
    momenta = points.map(\.x)
    weights = points.map(\.weight)
  }

  /// The average over the band bottom.
  func bandBottom(_ wire: WireIndex, _ values: [Double]) -> Double {
    average(values) { k in
      let ratio = system[wire].oneMinusTanhOverZetaSquared(k)
      return ratio * ratio * system[wire].zetaSquared(k)
    }
  }

  /// The average over the Fermi points.
  func fermiPoints(_ wire: WireIndex, _ values: [Double]) -> Double {
    average(values, system[wire].zetaSquared)
  }

  private func average(_ values: [Double], _ weight: (Double) -> Double) -> Double {
    var (sum, total) = (0.0, 0.0)
    for (index, k) in momenta.enumerated() {
      let share = weights[index] * weight(k)
      sum += share * values[index]
      total += share
    }
    return sum / total
  }
}
