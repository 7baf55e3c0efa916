import ClosedForms
import Collisions
import FokkerPlanck
import Foundation
import KineticOperator
import LinearAlgebra
import Statistics
import WirePhysics

/// Three-particle collisions much weaker than pair collisions, at different densities: how motion without friction goes
/// over into a drift of both wires, (46) to (48); and the conductivity matrix with and without them, (23), (54) to (60).
///
/// The operator is a quadrature of pair collisions, and the model (82) with mu = 0 in the same splines.
struct WeakTripleRows {
  private static let length = 80.0
  private static let place = "eps_F = 6.5 and 5.5 T, V12 = exp(-(80 q)^2)"

  private let system: DoubleWire
  private let wires: WirePair<Wire>
  private let pairs: KineticOperator
  private let gamma: Double
  /// D3 of both wires where it is weak.
  private let triple: Double

  /// All rows.
  /// - Throws: `ModelError`, or an error of a quadrature or of LAPACK.
  static func all() throws -> [ValidationRow] {
    let rows = try WeakTripleRows()
    return try rows.conductivities() + rows.crossover()
  }

  private init() throws {
    let potential = Potential.gaussian(strength: 1, length: Self.length)
    wires = WirePair(fermiEnergies: 6.5, 5.5)
    system = DoubleWire(
      wires: wires, intrawire: WirePair(potential, potential), interwire: potential)
    let basis = try SplineBasis(
      grid: MomentumGrid(
        intervals: 48, cutoff: MomentumGrid.automaticCutoff(for: [wires.one, wires.two]),
        spacing: .auto, wires: [wires.one, wires.two]),
      degree: 5, parity: .odd)
    pairs = PairQuadrature(system, basis: basis, points: 6).kineticOperator()
    gamma = PairCollisions.relaxationRate(
      ClosedFormContext(
        wires: wires, pairDiffusion: system.pairDiffusion, lambda: WirePair(0, 0),
        mu: WirePair(0, 0)))
    triple = 1e-15 * system.pairDiffusion
  }

  private func row(
    _ equation: String, _ subject: String, _ value: Double, from source: String,
    reference: Double, of referenceSource: String, neglected: Double, because: String
  ) -> ValidationRow {
    ValidationRow(
      equation, "\(subject), \(Self.place)", value: Estimate(value: value, standardError: 0),
      from: source, reference: reference, of: referenceSource, neglected: neglected,
      because: because)
  }

  // MARK: (23), (54) to (60)

  /// Both fields one after the other, without the split into E0 and E1 - E2.
  private func conductivities() throws -> [ValidationRow] {
    guard case .found(let modes) = try pairs.relaxation() else {
      preconditionFailure("a quadrature of pair collisions is positive")
    }
    let n = wires.densities
    let alone = ConductivityMatrix(pairs, omega: gamma)
    let from = "equations of both wires"
    // As strong as pair collisions at the Fermi level, and a frequency below all rates.
    let triple = system.pairDiffusion
    let omega = 1e-6 * gamma
    let full = ConductivityMatrix(withTriples(triple), omega: omega)
    let exact = try ExactlySolvableModel(
      wires: wires, pairDiffusion: system.pairDiffusion, lambda: WirePair(triple, triple), mu1: 0
    ).solve()
    let inverse = full.inverse
    return [
      row(
        "(23)", "omega Im(sigma_11 + sigma_21) at omega = gamma",
        gamma * (alone[.one, .one] + alone[.two, .one]).imaginary, from: from, reference: n.one,
        of: "n_1", neglected: 1e-9, because: "round-off"),
      row(
        "(23)", "omega Im(sigma_22 + sigma_12) at omega = gamma",
        gamma * (alone[.two, .two] + alone[.one, .two]).imaginary, from: from, reference: n.two,
        of: "n_2", neglected: 1e-9, because: "round-off"),
      row(
        "(23)", "-Re sigma_12 at omega = gamma", -alone[.one, .two].real, from: from,
        reference: FrequencyResponse(modes).conductivity(at: gamma).real,
        of: "Re sigma_11 by the relaxation modes", neglected: 1e-7, because: "round-off"),
      row(
        "(54)", "omega Im sigma_12 at omega = 1e-6 gamma, D3 = D2",
        omega * full[.one, .two].imaginary, from: from, reference: n.one * n.two / (n.one + n.two),
        of: "n_1 n_2/(n_1 + n_2)", neglected: 1e-6, because: "omega over all rates"),
      row(
        "(107)", "Im j_1/Im j_2 of E_1 at omega = 1e-6 gamma, D3 = D2",
        full[.one, .one].imaginary / full[.two, .one].imaginary, from: from,
        reference: n.one / n.two, of: "n_1/n_2", neglected: 1e-6, because: "omega over all rates"),
      row(
        "(56)-(59), (114)", "-Re rho_12 at omega = 1e-6 gamma, D3 = D2",
        -inverse[.one, .two].real, from: "inverse of sigma, equations of both wires",
        reference: exact.dragResistivity, of: "exactly solvable model (113)",
        neglected: pow(wires.one.fermiVelocity / Self.length, 2),
        because: "(v_F/l T)^2 of a finite transfer"),
      row(
        "(60)", "Re rho_11 Re rho_22/(Re rho_12)^2 at omega = 1e-6 gamma, D3 = D2",
        inverse[.one, .one].real * inverse[.two, .two].real / pow(inverse[.one, .two].real, 2),
        from: "inverse of sigma, equations of both wires", reference: 1, of: "det rho = 0",
        neglected: 1e-6, because: "omega over all rates"),
    ]
  }

  // MARK: (46) to (48)

  /// Pair collisions and three-particle collisions inside the wires.
  private func withTriples(_ triple: Double) -> KineticOperator {
    let forms = WireIndex.allCases.map { wire in
      let form = tripleForm(wire, triple)
      return SampledForm(
        process: CollisionProcess(.softIntrawire, wires: [wire, wire]), samples: 0,
        batches: [form, form])
    }
    return KineticOperator(
      doubleWire: system, basis: pairs.basis, thermal: pairs.thermal, forms: pairs.forms + forms)
  }

  /// (2/pi) D3 Int zeta_s^2 [phi' - <phi'>] [g' - <g'>] dk, (82) with mu = 0.
  private func tripleForm(_ wire: WireIndex, _ triple: Double) -> SymmetricMatrix {
    let basis = pairs.basis
    let n = basis.count
    var products = SymmetricMatrix(order: n)
    var means = Array(repeating: 0.0, count: n)
    let rule = ThermalQuadrature(
      highestEnergy: 6.5, poleHeight: 0.02, cutoffEnergy: 0.5 * pow(basis.grid.reach, 2))
    for (index, k) in rule.momenta.enumerated() {
      // Both signs of k.
      let weight = (index == 0 ? 1 : 2) * rule.spacing * wires[wire].zetaSquared(k)
      let (first, slopes) = basis.evaluateSlopes(k)
      let lanes = 0..<min(8, n - first)
      for i in lanes {
        means[first + i] += weight * slopes[i]
        for j in lanes { products[first + i, first + j] += weight * slopes[i] * slopes[j] }
      }
    }
    // The slopes add up to one: exactly so that the drift is left alone.
    let total = means.reduce(0, +)
    var form = SymmetricMatrix(order: 2 * n)
    let start = wire.rawValue * n
    for i in 0..<n {
      for j in 0..<n {
        form[start + i, start + j] =
          2 / .pi * triple * (products[i, j] - means[i] * means[j] / total)
      }
    }
    return form
  }

  private func crossover() throws -> [ValidationRow] {
    guard case .found(let modes) = try withTriples(triple).relaxation() else {
      preconditionFailure("quadratures of collisions are positive")
    }
    let response = FrequencyResponse(modes)
    let n = wires.densities
    let frictionless = n.one * n.two / (n.one + n.two) - PairResponse(wires).relaxingDensity / 2
    // Well above Sigma_3 and below gamma.
    let omega = 1e-5 * gamma
    let exact = try ExactlySolvableModel(
      wires: wires, pairDiffusion: system.pairDiffusion, lambda: WirePair(triple, triple), mu1: 0
    ).solve()
    let from = "modes of pairs and of (82)"
    return [
      row(
        "(46)", "omega Im S, Sigma_3 << omega = 1e-5 gamma, D3/D2 = 1e-15",
        omega * response.conductivity(at: omega).imaginary, from: from, reference: frictionless,
        of: "weight of motion without friction, footnote 31", neglected: 1e-7,
        because: "the splines"),
      row(
        "(47)", "S, omega << Sigma_3, D3/D2 = 1e-15", response.conductivity(at: 0).real, from: from,
        reference: exact.conductivity, of: "exactly solvable model (113)", neglected: 1e-7,
        because: "the splines"),
    ] + selfEnergies(response, exact)
  }

  /// Sigma_3(0, k): what is left of (46) at omega = 0 is its residue over Sigma_3.
  private func selfEnergies(
    _ response: FrequencyResponse, _ exact: ExactSolution
  ) -> [ValidationRow] {
    let fields = wires.canonicalFields
    let kinetics = response.modes.kinetics
    let g = kinetics.variables.distributions(response.solution(at: 0).map(\.real))
    let common = commonSlopes()
    return [1.0, 2.5].map { k in
      let (one, two) = (wires.one.zetaSquared(k), wires.two.zetaSquared(k))
      let residue = k * (fields.one * one + fields.two * two) / (one + two)
      return row(
        "(48)", "Sigma_3 of wire 1 at omega = 0, k = \(k), D3/D2 = 1e-15",
        residue / kinetics.basis.value(g[0], at: k), from: "modes of pairs and of (82)",
        reference: residue / common(k), of: "g_1 = g_2 by the sum of (66) over both wires",
        neglected: 1e-7, because: "the splines")
    }
  }

  /// g(k) of both wires as pair collisions force it: Sum_s zeta_s^2 D3 (g' - <g'>_s) = Sum_s E_s (1 - tanh_s)/2.
  private func commonSlopes() -> (Double) -> Double {
    let fields = wires.canonicalFields
    let rule = ThermalQuadrature(highestEnergy: 6.5, poleHeight: 0.25 * .pi, cutoffEnergy: 60)
    func z(_ k: Double) -> WirePair<Double> { WirePair { wires[$0].zetaSquared(k) } }
    func driven(_ k: Double) -> Double {
      // Far above the Fermi levels 1 - tanh is zeta^2/2 and the fields of both wires differ in sign.
      let t = WirePair { fields[$0] * wires[$0].oneMinusTanh(k) / 2 }
      return (t.one + t.two) / (triple * (z(k).one + z(k).two))
    }
    /// Of the averages only <g'>_1 - <g'>_2 counts, up to a drift.
    let own = rule.integrate { z($0).one * driven($0) }
    let share = rule.integrate { z($0).one * z($0).two / (z($0).one + z($0).two) }
    let difference = own / share
    func slope(_ k: Double) -> Double {
      driven(k) + difference * z(k).one / (z(k).one + z(k).two)
    }
    // No momentum: j_1 + j_2 = 0.
    func weight(_ k: Double) -> Double { wires.one.oneMinusTanh(k) + wires.two.oneMinusTanh(k) }
    let drift = rule.integrate { weight($0) * slope($0) } / rule.integrate(weight)
    return { k in
      let steps = 200
      let h = k / Double(steps)
      return (0..<steps).reduce(0.0) { sum, step in
        let x = h * Double(step)
        // Simpson.
        return sum + h / 6 * (slope(x) + 4 * slope(x + h / 2) + slope(x + h))
      } - drift * k
    }
  }
}
