import FokkerPlanck
import Foundation
import Report
import Statistics
import WirePhysics

/// Appendix D: the shape of zeta^2 dg/dk below the Fermi level and the energies of its steps.
enum EquilibrationRows {
  /// The borders compare products of strengths with one; each step may stand this far from them, in T.
  static let offset = 2.4
  static let because =
    "the borders are parametric: a factor of exp(2.4) in the product of strengths they compare with 1"

  /// All rows.
  /// - Throws: `FokkerPlanckError` where a model has no solution.
  static func all() throws -> [ValidationRow] { try crossovers() + shapes() }

  private static func crossovers() throws -> [ValidationRow] {
    try [
      row("(D.3)", energy: 40, triple: -60, intrawire: -20, step: 0) { $0.firstCrossover },
      row("(D.5)", energy: 80, triple: -40, intrawire: -40, step: 0) { $0.secondCrossover },
      row("(D.6)", energy: 80, triple: -60, intrawire: -52, step: 1) { $0.thirdCrossover ?? .nan },
      row("(D.9)", energy: 80, triple: 30, intrawire: 30, step: 0) { $0.fourthCrossover },
    ]
  }

  private static func row(
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

  /// One strength in each regime: (D.1), (D.2), (D.4), (D.7), (D.8), (D.10).
  private static func shapes() throws -> [ValidationRow] {
    let cases: [(equation: String, triple: Double, intrawire: Double)] = [
      ("(D.1)", -75, -75), ("(D.2)", -90, -40), ("(D.4)", -40, -40), ("(D.7)", -1.5, -1.5),
      ("(D.8)", 30, 30), ("(D.10)", 85, 85),
    ]
    return try cases.map { equation, triple, intrawire in
      let (strengths, wires) = try system(70, triple: triple, intrawire: intrawire)
      let shape = EquilibrationShape(strengths)
      let bottom = wires.weightedSlope(atEnergy: 0)
      let worst = stride(from: 0.0, through: 68, by: 0.5).map { energy in
        log(wires.weightedSlope(atEnergy: energy) / bottom) - shape.logarithm(at: energy)
      }.max { abs($0) < abs($1) }
      return ValidationRow(
        equation,
        "regime \(strengths.regime.name), largest distance of ln(zeta^2 dg/dk), \(words(strengths))",
        value: Estimate(value: worst ?? .nan, standardError: 0), from: "solution (C.2)",
        reference: 0, of: "piecewise form", measure: .absolute, neglected: offset,
        because: because)
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
