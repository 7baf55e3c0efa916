package import FokkerPlanck
import GSLSupport
package import WirePhysics

/// The integral terms C_s(k) of soft three-particle scattering for any slopes, by the functions F of two momenta.
///
/// Equations (S14)-(S20), as they stand: over the momenta of both partners, which stay away from each other and from the
/// diffusing electron by a cut. ``DiffusionProfile`` arranges the three momenta from left to right instead.
package struct IntegralTerms {
  private let system: DoubleWire
  private let cut: Double
  private let reach: Double
  private let widest: Double
  private let rule = GaussLegendre(points: 8)

  /// - Parameters:
  ///   - system: one flavour.
  ///   - cut: the smallest distance of two momenta, in sqrt(mT).
  package init(_ system: DoubleWire, cut: Double) {
    self.system = system
    self.cut = cut
    reach = SoftDiffusion.reach(of: system)
    let top = max(system[.one].fermiEnergy, system[.two].fermiEnergy)
    widest = 1.5 * .pi / (2 * top).squareRoot()
  }

  /// C_s(k_1) of a channel.
  ///
  /// - Parameters:
  ///   - channel: where the partners are.
  ///   - wire: s, the wire of the electron at k_1.
  ///   - k1: its momentum, in sqrt(mT).
  ///   - slope: g_s'(k).
  /// - Throws: `GSLError` if a potential needs a quadrature that fails.
  package func integralTerm(
    _ channel: SoftDiffusion.Channel, _ wire: WireIndex, at k1: Double,
    of slope: (WireIndex, Double) -> Double
  ) throws -> Double {
    let (second, third) =
      switch channel {
      case .a: (wire, wire)
      case .b: (wire.other, wire.other)
      case .c: (wire, wire.other)
      }
    let amplitude = SoftAmplitude(wires: [wire, second, third], system: system)
    // (S16) has a function F for either partner; in (S14), (S15) they are alike.
    var sum = 0.0
    for k2 in points(avoiding: [k1]) {
      for k3 in points(avoiding: [k1, k2.x]) {
        // (S12): d over (k_2 - k_3)^2, with the sign of k_2 - k_3.
        let d = (k2.x - k3.x) * (try amplitude.strength([k1, k2.x, k3.x]))
        var drag = (k1 - k3.x) * slope(second, k2.x)
        if channel == .c { drag -= (k1 - k2.x) * slope(third, k3.x) }
        sum +=
          k2.weight * k3.weight * system[second].zetaSquared(k2.x) * system[third].zetaSquared(k3.x)
          * d * drag
      }
    }
    return SoftDiffusion.prefactor(.c) * sum
  }

  /// Int zeta_s^2 C_s dk over the whole axis.
  /// - Throws: `GSLError` if a potential needs a quadrature that fails.
  package func force(
    _ channel: SoftDiffusion.Channel, _ wire: WireIndex, of slope: (WireIndex, Double) -> Double
  ) throws -> Double {
    try momenta.reduce(0) { sum, k in
      sum + k.weight * system[wire].zetaSquared(k.x)
        * (try integralTerm(channel, wire, at: k.x, of: slope))
    }
  }

  /// A rule over the axis for functions that are even.
  package var momenta: [(x: Double, weight: Double)] {
    let fermi = (2 * max(system[.one].fermiEnergy, system[.two].fermiEnergy)).squareRoot()
    let panels = Int(((fermi + 4) / (widest / 2)).rounded(.up))
    let width = (fermi + 4) / Double(panels)
    return (0..<panels).flatMap { panel in
      rule.rule(from: width * Double(panel), to: width * Double(panel + 1))
        .map { (x: $0.x, weight: 2 * $0.weight) }
    }
  }

  /// A rule over the axis but for what is nearer than the cut to some momenta; panels grow away from them.
  private func points(avoiding momenta: [Double]) -> [(x: Double, weight: Double)] {
    var pieces: [(Double, Double)] = []
    var start = -reach
    for k in momenta.sorted() {
      if k - cut > start { pieces.append((start, k - cut)) }
      start = max(start, k + cut)
    }
    if start < reach { pieces.append((start, reach)) }
    return pieces.flatMap { low, high in
      let middle = (low + high) / 2
      var (left, right) = ([low], [high])
      var width = min(cut, widest)
      while left[left.count - 1] < middle {
        left.append(min(left[left.count - 1] + width, middle))
        right.append(max(right[right.count - 1] - width, middle))
        width = min(2 * width, widest)
      }
      let ends = left + right.reversed().dropFirst()
      return zip(ends, ends.dropFirst()).flatMap { rule.rule(from: $0, to: $1) }
    }
  }
}
