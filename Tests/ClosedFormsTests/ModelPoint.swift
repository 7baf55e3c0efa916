import ClosedForms
import FokkerPlanck
import Foundation
import WirePhysics

/// The exactly solvable model and the closed forms for the same parameters, with D2 = 1.
struct ModelPoint {
  let solution: ExactSolution
  let context: ClosedFormContext

  /// A symmetric splitting of the chemical potentials and equal wires otherwise.
  ///
  /// - Parameters:
  ///   - energy: the mean eps_F.
  ///   - mismatch: Delta.
  ///   - ratio: D3/D2.
  ///   - interwireShare: mu/D3.
  init(energy: Double, mismatch: Double = 0, ratio: Double, interwireShare: Double = 0.1) throws {
    let wires = WirePair(fermiEnergies: energy + mismatch / 2, energy - mismatch / 2)
    let lambda = (1 - interwireShare) * ratio
    let model = try ExactlySolvableModel(
      wires: wires, pairDiffusion: 1, lambda: .init(lambda, lambda), mu1: interwireShare * ratio)
    solution = model.solve()
    context = ClosedFormContext(
      wires: wires, pairDiffusion: 1, lambda: model.lambda, mu: model.mu)
  }

  func value(_ form: ClosedForm) throws -> Double { try form.value(in: context) ?? .nan }

  /// The exact rho_D over that of a form, less one.
  func deviation(_ form: ClosedForm) throws -> Double {
    solution.dragResistivity / (try value(form)) - 1
  }
}

/// The boundaries between the regimes of D3/D2 at a given eps_F/T.
struct RegimeBoundaries {
  let energy: Double
  /// Gamma ~ T (139).
  var narrow: Double { exp(-energy) / (energy * energy) }
  /// Three-particle scattering takes over at the band bottom.
  var equilibrium: Double { exp(-energy) }
  /// The wires drift as a whole.
  var drift: Double { exp(energy) / (energy * energy.squareRoot()) }
}
