import ClosedForms
import FokkerPlanck
import Foundation
import Report
import Statistics
import WirePhysics

/// The limits of Section VII, held against the exactly solvable model deep inside their windows.
enum LimitRows {
  /// eps_F/T of these rows: small parameters in T/eps_F are per cent, exponential ones negligible.
  static let energy = 40.0

  /// All rows.
  /// - Throws: `ModelError` or an error of a quadrature.
  static func all() throws -> [ValidationRow] {
    try anyEnergy() + resonance() + [try crossoverWidth()] + equilibrated() + drifting()
  }

  /// A resonance of width 1e-3 T where T/eps_F is not small: (132) and the width that follows.
  private static func anyEnergy() throws -> [ValidationRow] {
    try [1.0, 3, 10].flatMap { energy -> [ValidationRow] in
      let width = 1e-3
      let ratio = pow(width / energy, 2) * exp(-energy) / 8.0.squareRoot()
      let top = try ModelPoint(energy: energy, ratio: ratio)
      let side = try ModelPoint(energy: energy, mismatch: width, ratio: ratio)
      let fitted =
        width / (top.solution.dragResistivity / side.solution.dragResistivity - 1).squareRoot()
      return [
        try side.row(
          .exactTailConductivity, "what Delta adds to S",
          value: side.solution.conductivity - top.solution.conductivity),
        try top.row(
          .exactResonanceWidth, "width from two points of rho_D", value: fitted),
      ]
    }
  }

  /// A resonance of width Gamma = 1e-3 T: (133)-(138).
  private static func resonance() throws -> [ValidationRow] {
    let width = 1e-3
    let ratio = pow(width / energy, 2) * exp(-energy) / 8.0.squareRoot()
    let top = try ModelPoint(energy: energy, ratio: ratio)
    let side = try ModelPoint(energy: energy, mismatch: width, ratio: ratio)
    let fitted =
      width / (top.solution.dragResistivity / side.solution.dragResistivity - 1).squareRoot()
    let n = side.context.wires.densities
    var rows = [
      try side.row(
        .tailConductivity, "what Delta adds to S",
        value: side.solution.conductivity - top.solution.conductivity),
      try top.row(.pairConductivity, "S of pairs", value: top.solution.conductivity),
    ]
    rows += try [0.3, 1, 3, 30].map { widths in
      let point = try ModelPoint(energy: energy, mismatch: widths * width, ratio: ratio)
      return try point.row(.lorentzian, "rho_D", value: point.solution.dragResistivity)
    }
    rows += [
      try top.row(.resonanceHeight, "height", value: top.solution.dragResistivity),
      try top.row(.resonanceWidth, "width from two points of rho_D", value: fitted),
    ]
    let inDensity = ValidationRow(
      "(138)", "width in n_1 - n_2, \(top.words)",
      value: Estimate(value: fitted * (n.one - n.two) / width, standardError: 0),
      from: "exactly solvable model (113)",
      reference: try ClosedForm.resonanceWidthInDensity.value(in: top.context) ?? .nan,
      of: ClosedForm.resonanceWidthInDensity.formula, neglected: width * width,
      because: "Gamma^2 of the two points; (138) holds to all orders in T/eps_F")
    return rows + [inDensity]
  }

  /// (139): at the border the resonance is as wide as T, and (137) still gives its width.
  private static func crossoverWidth() throws -> ValidationRow {
    let border = exp(-energy) / (energy * energy)
    let top = try ModelPoint(energy: energy, ratio: border).solution.dragResistivity
    func excess(_ mismatch: Double) throws -> Double {
      top
        / (try ModelPoint(energy: energy, mismatch: mismatch, ratio: border).solution)
        .dragResistivity - 2
    }
    var (low, high) = (0.01, 10.0)
    for _ in 0..<50 {
      let middle = (low + high) / 2
      if try excess(middle) < 0 { low = middle } else { high = middle }
    }
    return ValidationRow(
      "(139)", "ln of the half-width over T at the border, eps_F = \(TextTable.short(energy)) T",
      value: Estimate(value: log(low), standardError: 0), from: "exactly solvable model (113)",
      reference: log(pow(2, 0.75)), of: "(137) at D3/D2 = (T/eps_F)^2 exp(-eps_F/T)",
      measure: .absolute, neglected: log(2),
      because: "the border is parametric (a factor of 2): at Delta ~ T the shape is no Lorentzian")
  }

  /// (143) and (145) in the middle of their windows.
  private static func equilibrated() throws -> [ValidationRow] {
    let washed = try [0.0, 0.5, 1].map { mismatch in
      let point = try ModelPoint(
        energy: energy, mismatch: mismatch, ratio: exp(-energy) / energy)
      return try point.row(.washedOut, "rho_D", value: point.solution.dragResistivity)
    }
    let plateau = try [0.0, 1, 2, 4].map { mismatch in
      let point = try ModelPoint(energy: energy, mismatch: mismatch, ratio: pow(energy, -0.75))
      return try point.row(.plateau, "rho_D", value: point.solution.dragResistivity)
    }
    return washed + plateau
  }

  /// (153) and (154), three-particle scattering a million times stronger than the border asks for.
  private static func drifting() throws -> [ValidationRow] {
    let ratio = 1e6 * exp(energy)
    let drift = try [0.0, 1, 3].map { mismatch in
      let point = try ModelPoint(energy: energy, mismatch: mismatch, ratio: ratio, mu: 0.1)
      return try point.row(.drift, "rho_D", value: point.solution.dragResistivity)
    }
    let tail = try [10.0, 14].map { mismatch in
      let point = try ModelPoint(energy: energy, mismatch: mismatch, ratio: ratio, mu: 1)
      return try point.row(.farTail, "rho_D", value: point.solution.dragResistivity)
    }
    return drift + tail
  }
}
