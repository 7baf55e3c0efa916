import ClosedForms
package import FokkerPlanck
import Foundation
import Report
import Statistics
import WirePhysics

/// Appendix D: the shape of zeta^2 dg/dk below the Fermi level and the energies of its steps.
package enum EquilibrationRows {
  /// The borders compare products of strengths with one; each step may stand this far from them, in T.
  static let offset = 2.4
  static let because =
    "the borders are parametric: a factor of exp(2.4) in the product of strengths they compare with 1"

  /// What rounds the corners of a piecewise form in a clean regime.
  static let corners = 1.6

  /// All rows.
  /// - Throws: `FokkerPlanckError` where a model has no solution.
  static func all() throws -> [ValidationRow] {
    try crossovers() + shapes.map { try shape($0) } + levels()
  }

  private static func crossovers() throws -> [ValidationRow] {
    try [
      crossover("(D.3)", energy: 40, triple: -60, intrawire: -20, step: 0) { $0.firstCrossover },
      crossover("(D.5)", energy: 80, triple: -40, intrawire: -40, step: 0) { $0.secondCrossover },
      crossover("(D.6)", energy: 80, triple: -60, intrawire: -52, step: 1) {
        $0.thirdCrossover ?? .nan
      },
      crossover("(D.9)", energy: 80, triple: 30, intrawire: 30, step: 0) { $0.fourthCrossover },
    ]
  }

  private static func crossover(
    _ equation: String, energy: Double, triple: Double, intrawire: Double, step: Int,
    predicted: (EquilibrationStrengths) -> Double
  ) throws -> ValidationRow {
    let (strengths, wires) = try system(energy, triple: triple, intrawire: intrawire)
    let steps = wires.steps
    return ValidationRow(
      equation, "energy of a step of zeta^2 dg/dk in T, \(words(strengths))",
      value: Estimate(value: steps.count > step ? steps[step] : .nan, standardError: 0),
      from: "solution (C.2)", reference: predicted(strengths), of: "crossover energy",
      measure: .absolute, neglected: offset, because: because)
  }

  /// One strength in each regime, and eps_F/T so large that no other regime has a shape near.
  ///
  /// The rise of (D.7) ends after ln(eps_F/T) at most, which sets eps_F.
  package static let shapes: [Shape] = [
    ("(D.1)", 600, -640, -640), ("(D.2)", 600, -640, -300), ("(D.4)", 600, -300, -300),
    ("(D.7)", 600, -3, -3), ("(D.8)", 600, 300, 300), ("(D.10)", 300, 330, 330),
  ]
  /// eps_F/T, ln(D3/D2) and ln(D_i/D2) where a shape is clean.
  package typealias Shape = (equation: String, energy: Double, triple: Double, intrawire: Double)

  /// The distance of the solution from the piecewise form of the regime it is in, or of another one.
  /// - Throws: `FokkerPlanckError` where the model has no solution.
  package static func shape(
    _ item: Shape, as regime: EquilibrationRegime? = nil
  ) throws -> ValidationRow {
    let (strengths, wires) = try system(item.energy, triple: item.triple, intrawire: item.intrawire)
    let shape = EquilibrationShape(strengths, as: regime)
    let bottom = wires.weightedSlope(atEnergy: 0)
    let worst = stride(from: 0.0, through: item.energy - 2, by: 0.25).map { energy in
      log(wires.weightedSlope(atEnergy: energy) / bottom) - shape.logarithm(at: energy)
    }.max { abs($0) < abs($1) }
    return ValidationRow(
      item.equation,
      "regime \(strengths.regime.name), largest distance of ln(zeta^2 dg/dk), \(words(strengths))",
      value: Estimate(value: worst ?? .nan, standardError: 0), from: "solution (C.2)",
      reference: 0, of: "piecewise form", measure: .absolute, neglected: corners,
      because:
        "each corner of the form is two exponentials that meet, ln 2, and a factor of order one")
  }

  /// In regime I a mismatch adds a term to zeta_s^2 g_s' that does not depend on k, proportional to Delta/D3.
  ///
  /// Beside it stands the drift of both wires without momentum, g_s' = const, which differences leave out.
  private static func levels() throws -> [ValidationRow] {
    let energy = 40.0
    return try [(0.1, WireIndex.one, 5.0), (2, .one, 20), (2, .two, 20)].map {
      mismatch, wire, place in
      let point = try ModelPoint(energy: energy, mismatch: mismatch, ratio: exp(-120))
      let wires = point.context.wires
      let n = wires.densities
      let ends = [place, place + 5].map { (2 * $0).squareRoot() }
      let slopes = ends.map { point.solution.slope(wire, $0) }
      let inverse = ends.map { 1 / wires[wire].zetaSquared($0) }
      let step = wires[wire.other].fermiEnergy - wires[wire].fermiEnergy
      return ValidationRow(
        "(D.1) at Delta != 0",
        "what zeta^2 dg_\(wire.rawValue + 1)/dk has beside a drift, k^2/2 = \(Int(place)) to "
          + "\(Int(place) + 5) T, \(point.words)",
        value: Estimate(
          value: (slopes[1] - slopes[0]) / (inverse[1] - inverse[0]), standardError: 0),
        from: "exactly solvable model (113)",
        reference: (n.two - n.one) / (n.one + n.two) * exp(120) / (1 + exp(-step)),
        of: "(n_2 - n_1)/{(n_1 + n_2) D3 [1 + exp((eps_Fs - eps_F other)/T)]}",
        neglected: energy * exp(place + 5 + mismatch - energy),
        because: "(eps_F/T) exp[-(eps_F - eps - Delta)/T]")
    }
  }

  private static func system(
    _ energy: Double, triple: Double, intrawire: Double
  ) throws -> (EquilibrationStrengths, IdenticalWires) {
    (
      EquilibrationStrengths(
        fermiEnergy: energy, tripleOverPair: exp(triple), intrawireOverPair: exp(intrawire)),
      try IdenticalWires(
        wire: Wire(fermiEnergy: energy), pairDiffusion: 1, tripleDiffusion: exp(triple),
        intrawireDiffusion: exp(intrawire))
    )
  }

  private static func words(_ strengths: EquilibrationStrengths) -> String {
    "eps_F = \(TextTable.short(strengths.fermiEnergy)) T, "
      + "ln(D3/D2) = \(TextTable.short(strengths.logTriple)), "
      + "ln(D_i/D2) = \(TextTable.short(strengths.logIntrawire))"
  }
}
