import Foundation
import GSLSupport
public import WirePhysics

/// The solution of the exactly solvable model for E0 = 0 and E1 - E2 = 1.
public struct ExactSolution: Sendable {
  /// The model that was solved.
  public let model: ExactlySolvableModel
  /// The coefficients a_s of the equations for the average slopes.
  ///
  /// Equation (84), (91) with a_s = -b_s.
  public let a: WirePair<Double>
  /// The coefficients b_s.
  ///
  /// Equation (86).
  public let b: WirePair<Double>
  /// The right-hand sides c_s, with c_1/b_1 = -c_2/b_2 (94).
  ///
  /// Equation (87).
  public let c: WirePair<Double>
  /// The difference <g_1'> - <g_2'> of the average slopes.
  ///
  /// Equation (93).
  public let slopeDifference: Double
  /// The constant B that makes j_1 = -j_2, the mean of the average slopes.
  ///
  /// Equations (108)-(110).
  public let meanSlope: Double
  /// The strength S of the regular conductivity S [[1, -1], [-1, 1]].
  ///
  /// Equations (111)-(113).
  public let conductivity: Double

  private let evaluator: DriveEvaluator
  private let strengths: ScaledStrengths

  init(_ model: ExactlySolvableModel) {
    self.init(model, .forModel(model))
  }

  /// The drag resistivity rho_D.
  ///
  /// Equation (114).
  public var dragResistivity: Double { model.wires.dragResistivity(fromS: conductivity) }

  /// The slope g_s'(k).
  ///
  /// Equation (95).
  public func slope(_ wire: WireIndex, _ k: Double) -> Double {
    let local = LocalResponse(evaluator(k), strengths)
    return switch wire {
    case .one: meanSlope + slopeDifference * (0.5 - local.beta.one) + local.v0.one
    case .two: meanSlope - slopeDifference * (0.5 - local.beta.two) + local.v0.two
    }
  }

  /// The deviation g_s(k), the integral of the slope from 0.
  ///
  /// Equation (108). Odd in k.
  public func deviation(_ wire: WireIndex, _ k: Double) -> Double {
    let rule = GaussLegendre(points: 24)
    var sum = 0.0
    var lower = 0.0
    // Panels of equal energy: the slope changes by a bounded factor in each.
    while lower < abs(k) {
      let upper = min((lower * lower + 2).squareRoot(), abs(k))
      sum += rule.integrate(from: lower, to: upper) { slope(wire, $0) }
      lower = upper
    }
    return k < 0 ? -sum : sum
  }
}

extension ExactSolution {
  /// Solves with a given quadrature.
  package init(_ model: ExactlySolvableModel, _ quadrature: ThermalQuadrature) {
    let evaluator = DriveEvaluator(model.wires)
    let strengths = ScaledStrengths(model)
    let points = quadrature.momenta.map { k in
      let functions = evaluator(k)
      return (functions, LocalResponse(functions, strengths))
    }
    func integral(_ f: (DriveFunctions, LocalResponse) -> Double) -> Double {
      let sum = points.dropFirst().reversed().reduce(0) { $0 + f($1.0, $1.1) }
      return quadrature.spacing * (f(points[0].0, points[0].1) + 2 * sum)
    }
    let kT = WirePair { model.wires[$0].thermalMomentum }
    let d = model.tripleDiffusion
    let imbalance = integral { $1.imbalance }
    let b = WirePair { wire in -integral { $0.z[wire] * $1.beta[wire] } / kT[wire] }
    let c = WirePair { wire in
      (wire == .one ? 1 : -1) * imbalance * d[wire.other] / (d.one + d.two) / kT[wire]
    }
    let delta = -c.one / b.one
    let wires = model.wires
    let n = wires.densities
    let current = integral { f, local in
      f.drive.one / evaluator.fields.one * (local.v0.one - delta * local.beta.one)
        - f.drive.two / evaluator.fields.two * (local.v0.two + delta * local.beta.two)
    }
    // A sum of squares, so nothing cancels: S = Q(g, g)/4.
    let dissipation = integral { f, local in
      let w = local.w0 + delta * local.wd
      let v1 = local.v0.one - delta * local.beta.one
      let v2 = local.v0.two + delta * local.beta.two
      return 0.5 * model.pairDiffusion * f.z.one * f.z.two * w * w
        + d.one * f.z.one * v1 * v1 + d.two * f.z.two * v2 * v2
    }
    self.model = model
    self.evaluator = evaluator
    self.strengths = strengths
    self.a = .init(-b.one, -b.two)
    self.b = b
    self.c = c
    slopeDifference = delta
    meanSlope =
      -(current + 2 * .pi * evaluator.densityDifference * delta) / (4 * .pi * (n.one + n.two))
    conductivity = (dissipation + model.mu.one * kT.one * delta * delta) / (2 * .pi)
  }
}

extension ThermalQuadrature {
  /// A rule for the integrands of a model.
  ///
  /// They reach up to the energy where pair collisions, frozen out as zeta^4, give way to
  /// three-particle scattering. Their poles come from the determinant (74), a polynomial in
  /// exp(k^2/2) with positive coefficients, and stay clear of the axis by about pi/2.
  package static func forModel(
    _ model: ExactlySolvableModel, refinement: Double = 1
  ) -> ThermalQuadrature {
    let d = model.tripleDiffusion
    let top = max(model.wires.one.fermiEnergy, model.wires.two.fermiEnergy, 0)
    let weakest = min(d.one, d.two)
    let crossover =
      model.pairDiffusion > weakest ? log(model.pairDiffusion) - log(weakest) : 0
    let cutoff = top + 45 + min(crossover, 600)
    return ThermalQuadrature(
      highestEnergy: cutoff, poleHeight: 0.5 * .pi / refinement, cutoffEnergy: cutoff)
  }
}
