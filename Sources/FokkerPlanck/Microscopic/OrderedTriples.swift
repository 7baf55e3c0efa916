import GSLSupport
import WirePhysics

/// A quadrature over all triples of momenta whose neighbours are farther apart than a cut.
///
/// In the gaps x, y > cut on both sides of the middle momentum m the domain has no inner
/// edge: (m - x, m, m + y). Panels grow like the gap itself, because the strength of soft collisions is
/// singular at coincidences only, up to what the thermal factors allow: their poles are
/// about pi/k_F from the axis.
struct OrderedTriples: Sendable {
  /// A point of an axis and its weight.
  typealias Point = (x: Double, weight: Double)

  /// The gaps.
  let gaps: [Point]
  /// The middle momenta m >= 0; by mirror symmetry their weights count both signs.
  let middles: [Point]
  /// The largest magnitude of all three momenta.
  let cutoff: Double

  /// Sets up the rule.
  ///
  /// - Parameters:
  ///   - cut: the smallest gap.
  ///   - cutoff: the largest magnitude of all momenta.
  ///   - thermalScale: the distance of the thermal factors' poles from the axis.
  ///   - points: the Gauss points in a panel.
  init(cut: Double, cutoff: Double, thermalScale: Double, points: Int) {
    self.cutoff = cutoff
    let rule = GaussLegendre(points: points)
    let widest = 1.5 * thermalScale
    var edges = [cut]
    while let last = edges.last, last < 2 * cutoff {
      edges.append(min(2 * last, last + widest, 2 * cutoff))
    }
    gaps = zip(edges, edges.dropFirst()).flatMap { rule.rule(from: $0, to: $1) }
    let panels = max(1, Int((cutoff / widest).rounded(.up)))
    let width = cutoff / Double(panels)
    middles = (0..<panels).flatMap { panel -> [Point] in
      let start = width * Double(panel)
      return rule.rule(from: start, to: start + width).map { ($0.x, 2 * $0.weight) }
    }
  }
}

extension DoubleWire {
  /// The distance of the thermal factors' poles from the momentum axis, at the sharper Fermi point.
  var thermalScale: Double {
    let top = max(self[.one].fermiEnergy, self[.two].fermiEnergy, 1)
    return .pi / (2 * top).squareRoot()
  }
}
