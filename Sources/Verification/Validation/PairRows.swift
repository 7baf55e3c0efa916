import ClosedForms
import FokkerPlanck
import Foundation
import KineticOperator
import Statistics
import WirePhysics

/// Pair collisions alone: the peak without a body (28), and the limit of high frequencies (29).
enum PairRows {
  /// All rows.
  /// - Throws: an error of a quadrature.
  static func all() throws -> [ValidationRow] {
    try [peak(), integralEquation(), frictionless(), highFrequency()]
  }

  private static func context(_ wires: WirePair<Wire>) -> ClosedFormContext {
    ClosedFormContext(
      wires: wires, pairDiffusion: 1, lambda: WirePair(0, 0), mu: WirePair(0, 0))
  }

  private static func peak() throws -> ValidationRow {
    let energy = 20.0
    let wires = WirePair(fermiEnergies: energy, energy)
    var value = Double.nan
    let limit = PairCollisionLimit(wires: wires, pairDiffusion: 1)
    if case .steady(let conductivity, _) = limit.response(cutoff: (2 * energy + 80).squareRoot()) {
      value = wires.dragResistivity(fromS: conductivity)
    }
    let terms = NeglectedTerms(.pairCollisions, in: context(wires))
    return ValidationRow(
      "(28) with (26)", "rho_D at Delta = 0, eps_F = 20 T",
      value: Estimate(value: value, standardError: 0), from: "Fokker-Planck equation of pairs (15)",
      reference: try ClosedForm.pairCollisions.value(in: context(wires)) ?? .nan,
      of: ClosedForm.pairCollisions.formula, neglected: terms?.size ?? 0,
      because: terms?.words ?? "")
  }

  /// (14) itself, for transfers so small that it is (15).
  private static func integralEquation() throws -> ValidationRow {
    let energy = 20.0
    let length = 80.0
    let potential = Potential.gaussian(strength: 1, length: length)
    let doubleWire = DoubleWire(
      wires: WirePair(fermiEnergies: energy, energy), intrawire: WirePair(potential, potential),
      interwire: potential)
    let solution = try PairEquation(doubleWire).solve(tolerance: 1e-6)
    let context = ClosedFormContext(
      wires: doubleWire.wires, pairDiffusion: potential.pairDiffusion, lambda: WirePair(0, 0),
      mu: WirePair(0, 0))
    return ValidationRow(
      "(14)", "rho_D at Delta = 0, eps_F = 20 T, V12 = exp(-(80 q)^2)",
      value: Estimate(
        value: solution.map { doubleWire.wires.dragResistivity(fromS: $0.conductivity) } ?? .nan,
        standardError: 0), from: "integral equation (14)",
      reference: try ClosedForm.pairCollisions.value(in: context) ?? .nan,
      of: ClosedForm.pairCollisions.formula,
      neglected: pow(doubleWire[.one].fermiVelocity / length, 2),
      because: "(v_F/l T)^2 of a finite transfer")
  }

  /// D3 -> 0 at Delta != 0: the exactly solvable model has to lose its friction in proportion.
  private static func frictionless() throws -> ValidationRow {
    let rho = try [1e-30, 1e-40].map {
      try ModelPoint(energy: 10, mismatch: 1, ratio: $0).solution.dragResistivity
    }
    return ValidationRow(
      "(28)", "exponent of rho_D in D3 as D3 -> 0 at Delta = T, eps_F = 10 T",
      value: Estimate(value: log10(rho[0] / rho[1]) / 10, standardError: 0),
      from: "exactly solvable model (113)", reference: 1, of: "rho_D = 0 without D3",
      measure: .absolute, neglected: 0.01,
      because: "momenta up to where D2 zeta^2 = D3 take part: ln^(1/2)(D2/D3)")
  }

  /// Collisions that transfer little momentum diffuse: (29) becomes an integral over k alone.
  private static func highFrequency() throws -> ValidationRow {
    let wires = WirePair(fermiEnergies: 5, 4)
    let length = 80.0
    let potential = Potential.gaussian(strength: 1, length: length)
    let quadrature = ThermalQuadrature(highestEnergy: 5, poleHeight: .pi / 2, cutoffEnergy: 50)
    let overlap = quadrature.integrate { wires.one.zetaSquared($0) * wires.two.zetaSquared($0) }
    let n = wires.densities
    return ValidationRow(
      "(29)", "rho_12 at high frequency, eps_F = 5 and 4 T, V12 = exp(-(80 q)^2)",
      value: Estimate(
        value: try HighFrequency.offDiagonalResistivity(wires, .born(potential)), standardError: 0),
      from: "double integral (29)",
      reference: -potential.pairDiffusion * overlap / (4 * .pi * n.one * n.two),
      of: "-D2 Int dk zeta_1^2 zeta_2^2/(4 pi n1 n2)",
      neglected: pow(wires.one.fermiVelocity / length, 2),
      because: "(v_F/l T)^2 of a finite transfer")
  }
}
