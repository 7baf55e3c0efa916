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

  /// (139): how the strength falls with eps_F at which the resonance is as wide as T.
  ///
  /// The border itself is parametric, but its factor of order one is the same at every eps_F.
  private static func crossoverWidth() throws -> ValidationRow {
    /// ln of the D3/D2 at which rho_D has fallen to half at Delta = T.
    func border(_ energy: Double) throws -> Double {
      let guess = -energy - 2 * log(energy)
      var (low, high) = (guess - 4, guess + 4)
      for _ in 0..<28 {
        let middle = (low + high) / 2
        let rho = try [0.0, 1].map {
          try ModelPoint(energy: energy, mismatch: $0, ratio: exp(middle)).solution.dragResistivity
        }
        // Stronger three-particle scattering makes it wider.
        if rho[1] < rho[0] / 2 { low = middle } else { high = middle }
      }
      return (low + high) / 2
    }
    return ValidationRow(
      "(139)", "ln of D3/D2 at which the half-width is T, at eps_F = 80 T less at 40 T",
      value: Estimate(value: try border(2 * energy) - border(energy), standardError: 0),
      from: "exactly solvable model (113)", reference: -energy - 2 * log(2),
      of: "(T/eps_F)^2 exp(-eps_F/T)", measure: .absolute,
      neglected: .pi * .pi / 3 / (energy * energy),
      because: "Sommerfeld terms (pi^2/3) (T/eps_F)^2 at eps_F = 40 T")
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
