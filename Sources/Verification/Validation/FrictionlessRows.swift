import ClosedForms
import Foundation
import GSLSupport
import KineticOperator
import Statistics
import WirePhysics

/// Pair collisions alone at different densities: motion without friction beside what relaxes, (11), (17) to (37), (46).
///
/// The values are those of (13), (14) with small transfers, solved for the modes of a quadrature of the collision integral.
/// In the dc limit S is W_0/(-i omega) + S_r, and g a pole beside a regular part.
struct FrictionlessRows {
  private static let (energy, mismatch, length) = (10.0, 2.0, 80.0)
  /// Below all rates: what is of order omega is left out.
  private static let omega = 1e-16

  private let wires: WirePair<Wire>
  private let pairDiffusion: Double
  private let response: FrequencyResponse
  private let n: WirePair<Double>
  /// [(n_1^2 + n_2^2)/2]^(1/2) and I(Delta/2T).
  private let (mean, relaxing): (Double, Double)
  private let gamma: Double

  /// What nbar I(Delta/2T) leaves out of the integral that it stands for, and what the diffusion (15) leaves out.
  ///
  /// At Delta = 2 T the former is 0.040, 0.033, 0.031 (T/eps_F)^2 for eps_F = 10, 20, 80 T.
  private static let thermal = 0.04 * pow(1 / energy, 2)
  private var transfers: Double { pow(wires.one.fermiVelocity / Self.length, 2) }

  /// All rows.
  /// - Throws: an error of a quadrature or of LAPACK.
  static func all() throws -> [ValidationRow] {
    let rows = try FrictionlessRows()
    return rows.conductivity() + rows.fields() + (try rows.distributions())
  }

  private init() throws {
    let potential = Potential.gaussian(strength: 1, length: Self.length)
    wires = WirePair(
      fermiEnergies: Self.energy + Self.mismatch / 2, Self.energy - Self.mismatch / 2)
    let system = DoubleWire(
      wires: wires, intrawire: WirePair(potential, potential), interwire: potential)
    let basis = try SplineBasis(
      grid: MomentumGrid(
        intervals: 48, cutoff: MomentumGrid.automaticCutoff(for: [wires.one, wires.two]),
        spacing: .auto, wires: [wires.one, wires.two]),
      degree: 5, parity: .odd)
    let kinetics = PairQuadrature(system, basis: basis, points: 6).kineticOperator()
    guard case .found(let modes) = try kinetics.relaxation() else {
      preconditionFailure("a quadrature of pair collisions is positive")
    }
    response = FrequencyResponse(modes)
    pairDiffusion = system.pairDiffusion
    n = wires.densities
    mean = (0.5 * (n.one * n.one + n.two * n.two)).squareRoot()
    relaxing = MismatchFunctions.relaxing(Self.mismatch / 2)
    gamma = PairCollisions.relaxationRate(
      ClosedFormContext(
        wires: wires, pairDiffusion: pairDiffusion, lambda: WirePair(0, 0), mu: WirePair(0, 0)))
  }

  private func row(
    _ equation: String, _ subject: String, _ value: Double, _ reference: Double, of formula: String,
    neglected: Double, because: String
  ) -> ValidationRow {
    ValidationRow(
      equation, "\(subject), pairs alone, eps_F = 11 and 9 T, V12 = exp(-(80 q)^2)",
      value: Estimate(value: value, standardError: 0), from: "modes of (13), (14)",
      reference: reference, of: formula, neglected: neglected, because: because)
  }

  /// What -i omega sigma tends to, exact but for the splines.
  private func pole(_ a: WireIndex, _ b: WireIndex) -> Double {
    n[a] * n[b] / (n.one + n.two) + (a == b ? 1 : -1) * response.frictionlessWeight
  }

  /// S_r, what -sigma_12 is beside its pole.
  private var regular: Double { response.conductivity(at: Self.omega).real }

  private func conductivity() -> [ValidationRow] {
    let shared = mean * relaxing
    return [
      row(
        "(25)", "-i omega sigma_12", pole(.one, .two), shared / 2, of: "nbar I(Delta/2T)/2",
        neglected: Self.thermal, because: "0.04 (T/eps_F)^2"),
      row(
        "(25) with (26)", "-sigma_12 beside its pole", regular, shared / (2 * gamma),
        of: "nbar I(Delta/2T)/(2 gamma)", neglected: Self.thermal + transfers,
        because: "0.04 (T/eps_F)^2 and (v_F/l T)^2"),
      row(
        "(27)", "-omega^2 det sigma",
        pole(.one, .one) * pole(.two, .two) - pow(pole(.one, .two), 2),
        n.one * n.two - (n.one + n.two) / 2 * shared, of: "n1 n2 - (n1 + n2) nbar I(Delta/2T)/2",
        neglected: Self.thermal * mean / response.frictionlessWeight,
        because: "0.04 (T/eps_F)^2 of what nearly cancels"),
    ]
  }

  /// Wire 2 without current: the fields for a current in wire 1.
  private func fields() -> [ValidationRow] {
    let shared = mean * relaxing
    let ballistic = -(2 * n.one * n.two - (n.one + n.two) * shared) / (mean * shared)
    let relaxational = -2 * n.one * n.two / (mean * shared)
    // -sigma_22/sigma_21 = E_1/E_2 and sigma_11 E_1/E_2 + sigma_12 = j_1/E_2, to first order in -i omega.
    let (p, q, r) = (pole(.one, .one), pole(.two, .two), pole(.one, .two))
    let ratio = -q / r
    let slope = -regular * (1 / r + q / (r * r))
    let cancelling = Self.thermal * mean / response.frictionlessWeight
    return [
      row(
        "(31)", "E1/E2 for j2 = 0", ratio, 1 - 2 * n.two / shared, of: "1 - 2 n2/(nbar I)",
        neglected: Self.thermal * (1 + 2 * n.two / shared), because: "0.04 (T/eps_F)^2"),
      row(
        "(31) with (26)", "E1/E2 by -i omega", slope, -2 * n.two / (shared * gamma),
        of: "-2 n2/(nbar I gamma)", neglected: Self.thermal + transfers,
        because: "0.04 (T/eps_F)^2 and (v_F/l T)^2"),
      row(
        "(30), (32)", "-i omega j1/E2 for j2 = 0", p * ratio + r, mean * ballistic, of: "nbar A_b",
        neglected: cancelling, because: "0.04 (T/eps_F)^2 of what nearly cancels"),
      row(
        "(30), (33)", "j1/E2 beside its pole", p * slope + regular * ratio - regular,
        mean * relaxational / gamma, of: "nbar A_r/gamma", neglected: Self.thermal + transfers,
        because: "0.04 (T/eps_F)^2 and (v_F/l T)^2"),
      row(
        "(34)", "E1/(-i omega j1) for j2 = 0", ratio / (p * ratio + r),
        (1 - 2 * n.two / shared) / (mean * ballistic), of: "[1 - 2 n2/(nbar I)]/(nbar A_b)",
        neglected: cancelling, because: "0.04 (T/eps_F)^2 of what nearly cancels"),
      row(
        "(35)", "E2/(-i omega j1) for j2 = 0", 1 / (p * ratio + r), 1 / (mean * ballistic),
        of: "1/(nbar A_b)", neglected: cancelling,
        because: "0.04 (T/eps_F)^2 of what nearly cancels"),
    ]
  }

  /// g_1 and g_2 at a momentum for E1 - E2 = 1 and E0 = 0: the pole, times -i omega, and the regular part.
  private func distributions(at k: Double) -> (pole: WirePair<Double>, regular: WirePair<Double>) {
    let kinetics = response.modes.kinetics
    let solution = response.solution(at: Self.omega)
    func values(_ part: [Double]) -> WirePair<Double> {
      let g = kinetics.variables.distributions(part)
      return WirePair { kinetics.basis.value(g[$0.rawValue], at: k) }
    }
    let imaginary = values(solution.map(\.imaginary))
    return (
      WirePair { imaginary[$0] * Self.omega }, values(solution.map(\.real))
    )
  }

  private func distributions() throws -> [ValidationRow] {
    let fields = wires.canonicalFields
    var rows: [ValidationRow] = []
    for k in [1.0, 4] {
      let (pole, regular) = distributions(at: k)
      let (one, two) = (wires.one.zetaSquared(k), wires.two.zetaSquared(k))
      rows += WireIndex.allCases.map { wire in
        row(
          "(46)", "-i omega g_\(wire == .one ? 1 : 2) at k = \(Int(k))", pole[wire],
          k * (fields.one * one + fields.two * two) / (one + two),
          of: "k (E1 zeta_1^2 + E2 zeta_2^2)/(zeta_1^2 + zeta_2^2)", neglected: 1e-4,
          because: "the splines")
      }
      let difference = try halfDifference(at: k)
      rows += [
        row(
          "(17), (21)", "g_1 beside its pole at k = \(Int(k))", regular.one,
          2 * two / (one + two) * difference, of: "2 zeta_2^2/(zeta_1^2 + zeta_2^2) times (17)",
          neglected: transfers, because: "(v_F/l T)^2"),
        row(
          "(17), (22)", "g_2 beside its pole at k = \(Int(k))", regular.two,
          -2 * one / (one + two) * difference, of: "-2 zeta_1^2/(zeta_1^2 + zeta_2^2) times (17)",
          neglected: transfers, because: "(v_F/l T)^2"),
      ]
    }
    let k = 1.0
    let (_, regular) = distributions(at: k)
    rows.append(
      row(
        "(20)", "g_- at k = 1", (regular.one - regular.two) / 2,
        Double.pi.squareRoot() / (64 * pairDiffusion) * erf(k) * relaxing * exp(2 * Self.energy),
        of: "(pi^(1/2)/64 D2) Phi(k) I(Delta/2T) exp[(eps_F1 + eps_F2)/T]",
        neglected: Self.thermal + transfers, because: "0.04 (T/eps_F)^2 and (v_F/l T)^2"))
    return rows + universal()
  }

  /// The distribution for j2 = 0 in the dc limit, by (36) that of both wires.
  private func universal() -> [ValidationRow] {
    let shared = mean * relaxing
    let ballistic = -(2 * n.one * n.two - (n.one + n.two) * shared) / (mean * shared)
    let ratio = -pole(.two, .two) / pole(.one, .two)
    let current = pole(.one, .one) * ratio + pole(.one, .two)
    return [1.0, 4].map { k in
      // E0 of these fields accelerates both wires; the rest is ratio - 1 times the canonical response.
      let fields = WirePair(ratio, 1)
      let g = wires.effectiveField(fields) * k + (ratio - 1) * distributions(at: k).pole.one
      let (one, two) = (wires.one.zetaSquared(k), wires.two.zetaSquared(k))
      let shape = (one * (1 - 2 * n.two / shared) + two) / (one + two)
      return row(
        "(36), (37)", "g_1/j1 at k = \(Int(k)) for j2 = 0", g / current,
        k * shape / (mean * ballistic), of: "k F(k)/(nbar A_b)",
        neglected: 2 * Self.thermal * mean / response.frictionlessWeight,
        because: "0.04 (T/eps_F)^2 of what nearly cancels")
    }
  }

  /// (17), from its inner integral: d g_- /dk = P/(4 D2 zeta_1^2 zeta_2^2).
  private func halfDifference(at k: Double) throws -> Double {
    let energies = WirePair { wires[$0].fermiEnergy }
    let rule = GaussLegendre(points: 24)
    /// zeta^2 = 1/cosh^2 of half the energy, so that the quotient is one of cosines.
    func remainder(_ k: Double) -> Double {
      (0..<40).reduce(0.0) { sum, piece in
        let low = k * k / 2 + Double(piece)
        return sum
          + rule.integrate(from: low, to: low + 1) { energy in
            let a = cosh((energy - energies.one) / 2)
            let b = cosh((energy - energies.two) / 2)
            return 1 / (a * a + b * b)
          }
      }
    }
    return try Quadrature.integrate(
      { remainder($0) / (wires.one.zetaSquared($0) * wires.two.zetaSquared($0)) }, from: 0,
      to: k, relativeError: 1e-9
    ).value / (4 * pairDiffusion)
  }
}
