import GSLSupport
package import LinearAlgebra
package import WirePhysics

/// The forms that need no collisions: the inertia M and the drive c_s, in a spline basis.
///
/// M_s(phi, g) = g_f Int dk/2pi zeta_s^2 phi g and c_s(phi) = g_f Int dk/2pi zeta_s^2 k phi, with g_f flavours. By
/// parts the latter is (g_f/pi) Int dk (1 - tanh) phi', which keeps full relative precision for slope splines.
package struct ThermalForms: Sendable {
  /// c_s of every basis function, per wire (zero for even parity).
  package let drive: [[Double]]
  /// M_s per wire.
  package let inertia: [SymmetricMatrix]

  /// Integrates by Gauss-Legendre panels much narrower than the thermal windows.
  package init(basis: SplineBasis, wires: [Wire]) {
    let rule = Self.rule
    drive = wires.map { Self.drive(basis: basis, wire: $0, rule: rule) }
    inertia = wires.map { Self.inertia(basis: basis, wire: $0, rule: rule) }
  }

  /// The rule of each panel.
  static let rule = GaussLegendre(points: 16)

  private static func drive(basis: SplineBasis, wire: Wire, rule: GaussLegendre) -> [Double] {
    var result = Array(repeating: 0.0, count: basis.count)
    guard basis.parity == .odd else { return result }
    for (x, weight) in points(basis: basis, wire: wire, rule: rule) {
      let (first, slopes) = basis.evaluateSlopes(x)
      let factor = 2 / Double.pi * weight * wire.oneMinusTanh(x) * wire.flavours.count
      for lane in 0..<min(SplineBasis.lanes, basis.count - first) {
        result[first + lane] += factor * slopes[lane]
      }
    }
    return result
  }

  private static func inertia(
    basis: SplineBasis, wire: Wire, rule: GaussLegendre
  ) -> SymmetricMatrix {
    let count = basis.count
    var result = SymmetricMatrix(order: count)
    var row = Array(repeating: 0.0, count: count)
    result.elements.withUnsafeMutableBufferPointer { sums in
      for (x, weight) in points(basis: basis, wire: wire, rule: rule) {
        let (first, values) = basis.evaluate(x)
        // Those that have risen, and those that do; the others are zero there.
        let own = min(first + SplineBasis.lanes, count)
        for i in 0..<first { row[i] = basis.plateau[i] }
        for i in first..<own { row[i] = values[i - first] }
        // Both signs of k.
        let factor = weight * wire.zetaSquared(x) / Double.pi * wire.flavours.count
        row.withUnsafeBufferPointer { row in
          for i in 0..<own {
            let line = i * count
            // The product of the two functions first: symmetric to the bit.
            for j in 0..<own { sums[line + j] += factor * (row[i] * row[j]) }
          }
        }
      }
    }
    return result
  }

  /// Quadrature points on the positive half axis, up to the reach of the grid.
  static func points(
    basis: SplineBasis, wire: Wire, rule: GaussLegendre
  ) -> [(Double, Double)] {
    let edges = basis.grid.breakpoints + [basis.grid.reach]
    let width = 0.5 / max(1, wire.fermiMomentum)
    var result: [(Double, Double)] = []
    for (lower, upper) in zip(edges, edges.dropFirst()) {
      let panels = max(1, Int(((upper - lower) / width).rounded(.up)))
      let step = (upper - lower) / Double(panels)
      for panel in 0..<panels {
        let start = lower + Double(panel) * step
        for (x, weight) in rule.rule(from: start, to: start + step) { result.append((x, weight)) }
      }
    }
    return result
  }
}
