import ClosedForms
import FokkerPlanck
import Foundation
import Report
import Statistics
import WirePhysics

/// What the exactly solvable model says of itself: its constraints, its limits, activation, and what lies outside it.
package enum ModelRows {
  /// All rows.
  /// - Throws: `ModelError`, `FokkerPlanckError` or an error of a quadrature.
  static func all() throws -> [ValidationRow] {
    try overlaps() + [degeneracy(), try identical(), fourConstants(), try farSlope(), growth()]
      + activation()
  }

  private static func row(
    _ equation: String, _ subject: String, _ value: Double, from source: String,
    reference: Double, of referenceSource: String, measure: ValidationRow.Measure = .relative,
    neglected: Double = 0, because: String = "exact"
  ) -> ValidationRow {
    ValidationRow(
      equation, subject, value: Estimate(value: value, standardError: 0), from: source,
      reference: reference, of: referenceSource, measure: measure, neglected: neglected,
      because: because)
  }

  /// The integrals over Fermi points that overlap, and their closed forms.
  private static func overlaps() -> [ValidationRow] {
    let (energy, mismatch) = (400.0, 2.0)
    let wires = WirePair(fermiEnergies: energy + mismatch / 2, energy - mismatch / 2)
    let n = wires.densities
    let mean = (0.5 * (n.one * n.one + n.two * n.two)).squareRoot()
    let place = "eps_F = 400 T, Delta = 2 T"
    let quadrature = ThermalQuadrature(
      highestEnergy: energy + 1, poleHeight: 0.5 * .pi, cutoffEnergy: energy + 45)
    let overlap = quadrature.integrate { wires.one.zetaSquared($0) * wires.two.zetaSquared($0) }
    return [
      row(
        "(18), (19)", "weight of the motion that relaxes, over nbar, \(place)",
        PairResponse(wires).relaxingDensity / mean, from: "integral over the thermal factors",
        reference: MismatchFunctions.relaxing(mismatch / 2),
        of: "arctan(sinh x)/sinh x, x = Delta/2T",
        neglected: 8 * (1 + mismatch) / (energy * energy), because: "8 (1 + Delta/T) (T/eps_F)^2"),
      row(
        "(151), (152)", "overlap of the Fermi points, \(place)",
        overlap * (2 * energy).squareRoot() / 8, from: "integral over the thermal factors",
        reference: MismatchFunctions.overlap(mismatch / 2), of: "2 (x coth x - 1)/sinh^2 x",
        neglected: (.pi * .pi / 6 + mismatch * mismatch / 4) / (energy * energy),
        because: "Sommerfeld terms (pi^2/6) (T/eps_F)^2 and (Delta/2 eps_F)^2"),
    ]
  }

  /// (94): two ways to the one difference of mean slopes, for constants that differ in all respects.
  private static func degeneracy() throws -> ValidationRow {
    let model = try ExactlySolvableModel(
      wires: WirePair(fermiEnergies: 5, 5.3), pairDiffusion: 1, lambda: WirePair(0.02, 0.03),
      mu1: 0.004)
    let solution = model.solve()
    return row(
      "(94)", "c_1/b_1 at eps_F = 5 and 5.3 T, lambda/D2 = 0.02 and 0.03, mu_1/D2 = 0.004",
      solution.c.one / solution.b.one, from: "averages (86), (87) of wire 1",
      reference: -solution.c.two / solution.b.two, of: "-c_2/b_2, averages of wire 2")
  }

  /// (C.2), which has no wires to exchange, against (95) without a mismatch.
  private static func identical() throws -> ValidationRow {
    let (energy, triple, mu) = (8.0, 0.02, 0.003)
    let wires = WirePair(fermiEnergies: energy, energy)
    let solution = try ExactlySolvableModel(
      wires: wires, pairDiffusion: 1, lambda: WirePair(triple - mu, triple - mu), mu1: mu
    ).solve()
    let equal = try IdenticalWires(
      wire: wires.one, pairDiffusion: 1, tripleDiffusion: triple,
      intrawireDiffusion: triple - 2 * mu)
    return row(
      "(C.1), (C.2)", "zeta^2 dg_1/dk at k^2/2 = 3 T, eps_F = 8 T, D3/D2 = 0.02, mu/D2 = 0.003",
      equal.weightedSlope(atEnergy: 3), from: "solution (C.2) for identical wires",
      reference: wires.one.zetaSquared(6.0.squareRoot()) * solution.slope(.one, 6.0.squareRoot()),
      of: "solution (95), (96)")
  }

  /// Footnote 37: constants that do not follow (90), with D3_s by (83).
  private static func fourConstants() -> ValidationRow {
    let constants = FourConstants()
    return row(
      "footnote 37", "determinant of (84) and drive along its null vector, mu_1 = 2.5 mu_2",
      max(abs(constants.determinant), abs(constants.imbalance)),
      from: "averages (84) with four constants", reference: 0,
      of: "k_Ts D3_s of (83) is a left null vector", measure: .absolute)
  }

  /// Footnote 38: dg/dk far beyond the Fermi level, where zeta is nothing, tends to a constant.
  private static func farSlope() throws -> ValidationRow {
    let (energy, triple) = (6.0, 0.01)
    let wire = Wire(fermiEnergy: energy)
    let wires = try IdenticalWires(
      wire: wire, pairDiffusion: 1, tripleDiffusion: triple, intrawireDiffusion: 0)
    let far = energy + 30
    return row(
      "footnote 38", "dg_1/dk at k^2/2 = eps_F + 30 T, D3/D2 = 0.01, D_i = 0",
      wires.weightedSlope(atEnergy: far) / wire.zetaSquared((2 * far).squareRoot()),
      from: "solution (C.2)", reference: 1 / (8 * triple), of: "1/(8 D3): g grows like k")
  }

  /// Footnote 38: without three-particle scattering S grows with the cutoff, as <dg/dk> does.
  private static func growth() -> ValidationRow {
    let energy = 6.0
    let wires = WirePair(fermiEnergies: energy, energy)
    let cutoff = (2 * (energy + 30)).squareRoot()
    var value = Double.nan
    if case .steady(_, let growth) = PairCollisionLimit(wires: wires, pairDiffusion: 1).response(
      cutoff: cutoff)
    {
      value = growth
    }
    return row(
      "footnote 38", "dS/dk at a cutoff 30 T above eps_F = 6 T, pairs alone", value,
      from: "Fokker-Planck equation of pairs (15)", reference: 1 / (32 * .pi), of: "1/(32 pi D2)")
  }

  /// Activation: the slope of ln rho_D over 1/T in a sweep over temperature, the strengths kept.
  private static func activation() throws -> [ValidationRow] {
    let energy = LimitRows.energy
    return try ActivationGap.forms.map { form, gaps in
      let ratio = form == .washedOut ? exp(-energy) / energy : pow(energy, -0.75)
      let points = try (-4...4).map { step in
        try ModelPoint(energy: energy + Double(step) / 8, ratio: ratio)
      }
      return ActivationGap.row(
        form, gaps: gaps,
        points: points.map {
          ($0.context, Estimate(value: $0.solution.dragResistivity, standardError: 0))
        }, from: "exactly solvable model (113)")
    }
  }
}
