import WirePhysics

/// All soft three-particle collisions of a system, weighted, as a deterministic sum.
///
/// Equations (S9)-(S20) as one quadratic form: the sum over triples of
///
///     weight [(k_2 - k_3) g_1' + (k_3 - k_1) g_2' + (k_1 - k_2) g_3']^2.
///
/// The bracket vanishes for the same constant slope in both wires, so momentum, the partial laws (75)-(77)
/// and the zero mode (88) hold triple by triple.
struct SoftTriples: Sendable {
  /// One triple: momenta left to right, and its weight in the quadratic form.
  struct Triple {
    var momenta: (Double, Double, Double)
    var weight: Double
    var smallestGap: Double
  }

  /// Triples with thermal weights below this share of the largest cannot matter.
  private static let negligible = 1e-13

  let system: DoubleWire
  let rule: OrderedTriples

  /// Visits the triples of an arrangement.
  ///
  /// - Throws: `GSLError` if a potential needs a quadrature that fails.
  func forEach(
    _ arrangement: TripleArrangement, strength factor: Double, _ body: (Triple) -> Void
  ) throws {
    let amplitude = SoftAmplitude(wires: arrangement.wires, system: system)
    let wires = arrangement.wires.map { system[$0] }
    let scale = factor * SoftDiffusion.prefactor(.c) * 2 / .pi * system.partners
    let middle = rule.middles.map { wires[1].zetaSquared($0.x) }
    for x in rule.gaps {
      for y in rule.gaps where x.x + y.x < 2 * rule.cutoff {
        let strength = try amplitude.strength([-x.x, 0, y.x])
        let common = scale * strength * x.weight * y.weight
        for (m, z) in zip(rule.middles, middle) {
          let (left, right) = (m.x - x.x, m.x + y.x)
          if left < -rule.cutoff || right > rule.cutoff { continue }
          let (zLeft, zRight) = (wires[0].zetaSquared(left), wires[2].zetaSquared(right))
          // The rarest of the three may be what matters: a hole at the band bottom.
          let thermal = z * zLeft * zRight
          if thermal < Self.negligible * min(z, zLeft, zRight) { continue }
          body(
            Triple(
              momenta: (left, m.x, right), weight: common * m.weight * thermal,
              smallestGap: min(x.x, y.x)))
        }
      }
    }
  }
}
