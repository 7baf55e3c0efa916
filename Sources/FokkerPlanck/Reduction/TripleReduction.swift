import Foundation
package import WirePhysics

/// Microscopic three-particle scattering reduced to the constants of the exactly solvable model.
///
/// D3_s(k) and C_s(k) are slow functions beside zeta^2, so constants may stand for them, but different ones where
/// different momenta decide (Section VIII). Below the drift regime these are momenta near the band bottom. Averaging
/// D3(k) over them would not do: two of its partners near the same momentum make it large, and C takes
/// that back. D3 is the constant with which the model has the same tail of the resonance, S of (131). In the drift
/// regime the slopes are constant, and mu is what they rub: the mean of C_s of a unit slope in the other wire, with
/// zeta^2 as weight, so that mu_1 k_T1 = mu_2 k_T2 (90).
package struct TripleReduction: Sendable, Equatable {
  /// D3 = lambda + mu of both wires, near the band bottom.
  package internal(set) var diffusion: ReducedConstant
  /// D_i = lambda - mu of both wires, near the band bottom: D3 less twice the share that crosses over.
  package internal(set) var intrawire: ReducedConstant
  /// mu_s, at the Fermi points.
  package let crossing: WirePair<ReducedConstant>
  /// The thermal mean of D3_s(k) at the Fermi points.
  package let fermiDiffusion: WirePair<ReducedConstant>

  /// Reduces the soft limit of the kernels, (S9)-(S20).
  ///
  /// - Parameters:
  ///   - system: the wires and their potentials.
  ///   - settings: the cut, and the factors on the channels.
  /// - Throws: ``FokkerPlanckError`` where a potential does not decay, nothing is switched on, or some momenta feel
  ///   nothing; `GSLError` from a quadrature.
  package init(_ system: DoubleWire, settings: MicroscopicSettings) throws {
    guard let errors = TransferErrors(system) else {
      throw FokkerPlanckError.noTransferScale
    }
    var wider = settings
    wider.cut *= 2
    let (here, there) = (
      try Self.tail(system, settings: settings), try Self.tail(system, settings: wider)
    )
    let bottom = ReducedConstant(
      value: here, shape: 0, cut: Self.change(here, there), transfers: errors.bandBottom)
    let rule = ReductionRule(system)
    let profiles = try DiffusionProfile.nested(
      system, settings: settings, cuts: [settings.cut, wider.cut], momenta: rule.momenta)
    let shares = WirePair { wire in
      rule.bandBottom(wire, profiles[0].crossing(wire))
        / rule.bandBottom(wire, profiles[0].diffusion(wire))
    }
    diffusion = bottom
    intrawire = ReducedConstant(
      value: here * (1 - shares.one - shares.two), shape: 0, cut: bottom.cut,
      transfers: bottom.transfers)
    func fermi(_ values: (DiffusionProfile, WireIndex) -> [Double]) -> WirePair<ReducedConstant> {
      WirePair { wire in
        let means = profiles.map { rule.fermiPoints(wire, values($0, wire)) }
        return ReducedConstant(
          value: means[0], shape: 0, cut: Self.change(means[0], means[1]),
          transfers: errors.fermiPoints[wire])
      }
    }
    crossing = fermi { $0.crossing($1) }
    fermiDiffusion = fermi { $0.diffusion($1) }
  }

  /// D3 of the model that has the tail of these kernels.
  private static func tail(
    _ system: DoubleWire, settings: MicroscopicSettings
  ) throws -> Double {
    // The tail is of second order in Delta: without a mismatch it is looked at with a small one.
    let smallest = 0.1
    var wires = system.wires
    if abs(wires.mismatch) < smallest {
      let mean = 0.5 * (wires.one.fermiEnergy + wires.two.fermiEnergy)
      wires = WirePair(
        fermiEnergies: mean + smallest / 2, mean - smallest / 2, flavours: system.flavours)
    }
    let displaced = DoubleWire(
      wires: wires, intrawire: system.intrawire, interwire: system.interwire, pairs: system.pairs)
    let found = try MicroscopicSolver(system: displaced, settings: settings).tailConductivity()
    // S of the model is inverse to D3 as well, once D2 is far above it.
    let top = max(wires.one.fermiEnergy, wires.two.fermiEnergy, 0)
    let model = try ExactlySolvableModel(
      wires: wires, pairDiffusion: 1e12 * exp(top), lambda: WirePair(1, 1), mu1: 0)
    guard found > 0 else { throw FokkerPlanckError.singular }
    return model.solve().conductivity / found
  }

  /// The relative change from one value to another; infinite where a sign changes.
  private static func change(_ here: Double, _ there: Double) -> Double {
    if here == 0, there == 0 { return 0 }
    guard here > 0, there > 0 else { return .infinity }
    return max(here / there, there / here) - 1
  }
}
