import Foundation
package import WirePhysics

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
