import FokkerPlanck
import Foundation
import Statistics
import WirePhysics

/// The current in momentum space and its laws: forces on a wire, integral terms, and near momenta.
enum MomentumRows {
  /// All rows.
  /// - Throws: `ModelError`, or `GSLError` from a quadrature.
  static func all() throws -> [ValidationRow] { try forces() + conservation() + nearMomenta() }

  private static func row(
    _ equation: String, _ subject: String, _ value: Double, from source: String,
    reference: Double, of referenceSource: String, neglected: Double = 0,
    because: String = "exact"
  ) -> ValidationRow {
    ValidationRow(
      equation, subject, value: Estimate(value: value, standardError: 0), from: source,
      reference: reference, of: referenceSource, neglected: neglected, because: because)
  }

  /// (49)-(51): what the slopes (95) say of the forces on wire 1, for constants that differ in all respects.
  private static func forces() throws -> [ValidationRow] {
    let wires = WirePair(fermiEnergies: 5, 5.3)
    let model = try ExactlySolvableModel(
      wires: wires, pairDiffusion: 1, lambda: WirePair(0.02, 0.03), mu1: 0.004)
    let solution = model.solve()
    // Slopes grow no more where zeta^2 D2 is less than D3.
    let quadrature = ThermalQuadrature(
      highestEnergy: 5.3, poleHeight: 0.25 * .pi, cutoffEnergy: 5.3 + 60)
    func average(_ wire: WireIndex) -> Double {
      quadrature.integrate { wires[wire].zetaSquared($0) * solution.slope(wire, $0) }
        / wires[wire].thermalMomentum
    }
    let (one, two) = (average(.one), average(.two))
    /// J_1 of pairs (A.1) and of triples (A.2) with (82).
    func pairs(_ k: Double) -> Double {
      0.5 * model.pairDiffusion * wires.one.zetaSquared(k) * wires.two.zetaSquared(k)
        * (solution.slope(.one, k) - solution.slope(.two, k))
    }
    func triples(_ k: Double) -> Double {
      wires.one.zetaSquared(k)
        * (model.tripleDiffusion.one * solution.slope(.one, k) - model.lambda.one * one
          - model.mu.one * two)
    }
    let force = (
      pairs: quadrature.integrate(pairs) / (2 * .pi),
      triples: quadrature.integrate(triples) / (2 * .pi)
    )
    let place = "eps_F = 5 and 5.3 T, lambda/D2 = 0.02 and 0.03, mu_1/D2 = 0.004"
    let k = 2.0
    return [
      row(
        "(49)", "J_1 at k = 2, \(place)", pairs(k) + triples(k), from: "slopes (95)",
        reference: wires.canonicalFields.one * wires.one.oneMinusTanh(k) / 2,
        of: "E_1 times what lies beyond k, E0 = 0"),
      row(
        "(50), (51)", "force of all collisions on wire 1, \(place)", force.pairs + force.triples,
        from: "momentum current of the slopes (95)",
        reference: wires.canonicalFields.one * wires.one.density, of: "n_1 (E_1 - E_0)"),
      row(
        "(50), (75)", "force of three-particle collisions on wire 1, \(place)", force.triples,
        from: "momentum current of the slopes (95)",
        reference: model.mu.one * wires.one.thermalMomentum * solution.slopeDifference / (2 * .pi),
        of: "mu_1 k_T1 <g_1' - g_2'>/2 pi with (93)"),
    ]
  }

  /// Slopes without any symmetry between the wires.
  private static func slope(_ wire: WireIndex, _ k: Double) -> Double {
    wire == .one ? 1 + 0.25 * k * k : 2 / (1 + k * k)
  }

  /// (76), (77): the integral terms give back the momentum that diffusion takes.
  private static func conservation() throws -> [ValidationRow] {
    let potential = Potential.exponential(strength: 1, length: 5)
    let system = DoubleWire(
      wires: WirePair(fermiEnergies: 3.4, 2.6), intrawire: WirePair { _ in potential },
      interwire: potential.scaled(by: 0.5))
    let cut = 0.6
    let terms = IntegralTerms(system, cut: cut)
    let points = terms.momenta
    let profile = try DiffusionProfile(
      system, settings: MicroscopicSettings(cut: cut), momenta: points.map(\.x))
    func diffusion(_ channel: SoftDiffusion.Channel, _ wire: WireIndex) -> Double {
      zip(points, profile.diffusion(channel, wire)).reduce(0) {
        $0 + $1.0.weight * system[wire].zetaSquared($1.0.x) * $1.1 * slope(wire, $1.0.x)
      }
    }
    let place =
      "eps_F = 3.4 and 2.6 T, V = exp(-5 q), V12 = V/2, g_1' = 1 + k^2/4, g_2' = 2/(1 + k^2)"
    let k = 1.0
    let crossing = try DiffusionProfile(
      system, settings: MicroscopicSettings(cut: cut), momenta: [k]
    ).crossing(.one)[0]
    let unit = { (wire: WireIndex, _: Double) in wire == .two ? 1.0 : 0 }
    return [
      row(
        "(76), (S14), (S17)", "Int zeta_1^2 C_1a dk, \(place)",
        try terms.force(.a, .one, of: slope), from: "functions F of two momenta",
        reference: diffusion(.a, .one), of: "Int zeta_1^2 D3_1a g_1' dk by (S9)",
        neglected: panels, because: "panels of the quadratures"),
      row(
        "(77), (S15)-(S20)", "Int (zeta_1^2 C_1b + zeta_2^2 C_2c) dk, \(place)",
        try terms.force(.b, .one, of: slope) + terms.force(.c, .two, of: slope),
        from: "functions F of two momenta",
        reference: diffusion(.b, .one) + diffusion(.c, .two),
        of: "Int (zeta_1^2 D3_1b g_1' + zeta_2^2 D3_2c g_2') dk by (S10), (S11)",
        neglected: panels, because: "panels of the quadratures"),
      row(
        "(69), (S15), (S16)", "C_1b + C_1c at k = 1 of g_1' = 0, g_2' = 1, eps_F = 3.4 and 2.6 T",
        try terms.integralTerm(.b, .one, at: k, of: unit)
          + terms.integralTerm(.c, .one, at: k, of: unit),
        from: "functions F of two momenta", reference: crossing,
        of: "sum over triples from left to right", neglected: panels,
        because: "panels of the quadratures"),
    ]
  }
  private static let panels = 1e-7

  /// (S27), (S29): two of the three momenta near each other, chi -> 0.
  private static func nearMomenta() -> [ValidationRow] {
    let (l, m, q) = (3.0, 2.0, 0.3)
    let own = Potential.gaussian(strength: 1, length: l)
    let cross = Potential.gaussian(strength: 0.4, length: m)
    let system = DoubleWire(
      wires: WirePair(fermiEnergies: 3, 3), intrawire: WirePair { _ in own }, interwire: cross)
    let (k2, k3, chi) = (0.5, -1.5, 1e-5)
    let k = SIMD3(k2 + chi * (k2 - k3), k2, k3)
    func amplitude(_ wires: [WireIndex]) -> Double {
      let amplitude = SoftAmplitude(wires: wires, system: system)
      return pow(k2 - k3, 2) * amplitude(k, lambda: q / (k2 - k3))
    }
    let (ownSlope, crossSlope) = (-2 * l * l * q * own(q), -2 * m * m * q * cross(q))
    // What diverges like 1/chi where the partners are in the other wire.
    let singular = cross(q) * (own(0) - cross(0)) / chi
    let limits: [(String, [WireIndex], Double)] = [
      (
        "(S27)", [.one, .one, .one], q * own(0) * ownSlope - own(q) * (own(0) - own(q))
      ),
      (
        "(S29)", [.one, .two, .two],
        q * cross(0) * crossSlope - cross(q) * (cross(0) - own(q))
      ),
      (
        "(S29)", [.one, .one, .two],
        q * cross(0) * ownSlope - own(q) * cross(0) + cross(q) * cross(q)
      ),
    ]
    return limits.map { equation, wires, limit in
      row(
        equation,
        "(k_2 - k_3)^2 A of wires (\(wires.map { "\($0.rawValue + 1)" }.joined(separator: ","))), "
          + "chi = 1e-5, q = 0.3, V = exp(-(3 q)^2), V12 = 0.4 exp(-(2 q)^2)",
        amplitude(wires) + (wires[1] == .two ? singular : 0),
        from: "amplitude (S22), (S24), (S25)", reference: limit,
        of: "limit chi -> 0", neglected: 3 * chi, because: "3 chi, found from 1e-2 to 1e-5")
    }
  }
}
