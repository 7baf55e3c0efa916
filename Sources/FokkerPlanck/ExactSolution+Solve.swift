import Foundation
package import WirePhysics

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
    // Ratios and currents of one flavour, the same for each.
    let n = WirePair { wires[$0].flavourDensity }
    let current = integral { f, local in
      f.oneMinusTanh.one * (local.v0.one - delta * local.beta.one)
        + f.oneMinusTanh.two * (local.v0.two + delta * local.beta.two)
    }
    // A sum of squares, so nothing cancels: S = Q(g, g)/4.
    let dissipation = integral { f, local in
      let w = local.w0 + delta * local.wd
      let v1 = local.v0.one - delta * local.beta.one
      let v2 = local.v0.two + delta * local.beta.two
      return 0.5 * model.pairDiffusion * f.z.one * f.z.two * w * w
        + (d.one * v1) * (f.z.one * v1) + (d.two * v2) * (f.z.two * v2)
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
    conductivity =
      (dissipation + (model.mu.one * delta) * (kT.one * delta)) / (2 * .pi) * wires.flavours.count
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
