import Foundation
package import WirePhysics

/// The exactly solvable model of identical wires, with D3 and D_i as independent strengths.
///
/// Equations (C.1), (C.2): g_1 = -g_2, and (66) becomes one equation whose integral term is D_i times
/// the average slope. Section VII has D_i = lambda - mu between -D3 and D3.
package struct IdenticalWires: Sendable {
  /// Each of the wires.
  package let wire: Wire
  /// D2.
  package let pairDiffusion: Double
  /// D3.
  package let tripleDiffusion: Double
  /// D_i.
  package let intrawireDiffusion: Double

  /// <T_1>, the average slope the fields cause without the integral term.
  private let drivenSlope: Double
  /// 1 - D_i <T_2>.
  package let feedback: Double

  /// Solves the model.
  ///
  /// - Parameters:
  ///   - wire: each of the wires.
  ///   - pairDiffusion: D2, not negative.
  ///   - tripleDiffusion: D3, positive.
  ///   - intrawireDiffusion: D_i, not negative.
  /// - Throws: ``FokkerPlanckError/singular`` where the integral term outweighs all friction.
  package init(
    wire: Wire, pairDiffusion: Double, tripleDiffusion: Double, intrawireDiffusion: Double
  ) throws {
    precondition(pairDiffusion >= 0 && tripleDiffusion > 0 && intrawireDiffusion >= 0)
    self.wire = wire
    self.pairDiffusion = pairDiffusion
    self.tripleDiffusion = tripleDiffusion
    self.intrawireDiffusion = intrawireDiffusion
    let crossover = pairDiffusion > 0 ? max(0, log(pairDiffusion / tripleDiffusion)) : 0
    let cutoff = max(wire.fermiEnergy, 0) + 45 + min(crossover, 600)
    let quadrature = ThermalQuadrature(
      highestEnergy: cutoff, poleHeight: 0.5 * .pi, cutoffEnergy: cutoff)
    func friction(_ z: Double) -> Double { pairDiffusion * z + tripleDiffusion }
    drivenSlope =
      quadrature.integrate { wire.oneMinusTanh($0) / friction(wire.zetaSquared($0)) }
      / wire.thermalMomentum
    // 1 - D_i <T_2> = <(D2 zeta^2 + D3 - D_i)/(D2 zeta^2 + D3)>: no cancellation for D_i close to D3.
    feedback =
      quadrature.integrate { k in
        let z = wire.zetaSquared(k)
        return z * (pairDiffusion * z + (tripleDiffusion - intrawireDiffusion)) / friction(z)
      } / wire.thermalMomentum
    guard feedback > 0 else { throw FokkerPlanckError.singular }
  }

  /// zeta^2 dg_1/dk at an energy below or above the Fermi level, for E1 - E2 = 1.
  ///
  /// Equation (C.2).
  package func weightedSlope(atEnergy energy: Double) -> Double {
    let k = (2 * max(energy, 0)).squareRoot()
    let z = wire.zetaSquared(k)
    let driven = wire.oneMinusTanh(k) / (pairDiffusion * z + tripleDiffusion)
    let drifting = z / (pairDiffusion * z + tripleDiffusion)
    return 0.25 * (driven + intrawireDiffusion * drivenSlope / feedback * drifting)
  }

  /// The energies below the Fermi level where the slope of ln(zeta^2 dg/dk) passes through +-1/2.
  ///
  /// The crossovers of Appendix D, each with the exponents on its two sides told apart by the sign of
  /// the half that is passed. Steps within T of the Fermi level belong to the edge of 1 - tanh and are left out.
  package var steps: [Double] { steps(above: 0) }

  /// The same above some energy: what there is to see near a Fermi level far above T.
  package func steps(above lowest: Double) -> [Double] {
    let spacing = 0.02
    let count = Int((wire.fermiEnergy - 1 - lowest) / spacing)
    func slope(_ index: Int) -> Double {
      let energy = lowest + spacing * (Double(index) + 0.5)
      let ahead = weightedSlope(atEnergy: energy + spacing / 2)
      return log(ahead / weightedSlope(atEnergy: energy - spacing / 2)) / spacing
    }
    var steps: [Double] = []
    var before = slope(0)
    for index in 1..<max(count, 1) {
      let after = slope(index)
      for half in [-0.5, 0.5] where (before - half) * (after - half) < 0 {
        let share = (half - before) / (after - before)
        steps.append(lowest + spacing * (Double(index) - 0.5 + share))
      }
      before = after
    }
    return steps
  }
}
