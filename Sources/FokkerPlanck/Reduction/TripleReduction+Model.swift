package import WirePhysics

extension TripleReduction {
  /// The exactly solvable model with these constants; nil where D3 is not known or wires would be left untouched.
  ///
  /// - Parameters:
  ///   - wires: the wires.
  ///   - pairDiffusion: D2.
  package func model(
    _ wires: WirePair<Wire>, pairDiffusion: Double
  ) -> ExactlySolvableModel? {
    guard diffusion.value > 0 else { return nil }
    // Where mu of the Fermi points exceeds D3 of the bottom, what crosses over there is all that there is.
    let room = min(
      diffusion.value, diffusion.value * wires.two.thermalMomentum / wires.one.thermalMomentum)
    let mu1 = min(max(crossing.one.value, 0), room)
    let mu2 = mu1 * wires.one.thermalMomentum / wires.two.thermalMomentum
    return try? ExactlySolvableModel(
      wires: wires, pairDiffusion: pairDiffusion,
      lambda: WirePair(diffusion.value - mu1, max(diffusion.value - mu2, 0)), mu1: mu1)
  }

  /// The same with what the reduction costs at a point: how far the model's rho_D is from that of the equation.
  ///
  /// - Parameter solution: the solution of the equation that was reduced.
  package func judged(by solution: MicroscopicSolution) -> Self {
    let system = solution.system
    let pairs = solution.settings.pairs * system.pairDiffusion
    guard let model = model(system.wires, pairDiffusion: pairs) else { return self }
    let (one, other) = (model.solve().dragResistivity, solution.dragResistivity)
    var judged = self
    judged.diffusion.shape = max(one / other, other / one) - 1
    judged.intrawire.shape = judged.diffusion.shape
    return judged
  }

  /// The same with the band bottom as sampled collisions find it.
  ///
  /// - Parameters:
  ///   - ratio: sampled over quadrature.
  ///   - error: the standard error of the ratio.
  package func corrected(by ratio: Double, error: Double) -> Self {
    var other = self
    other.diffusion = diffusion.corrected(by: ratio, error: error)
    other.intrawire = intrawire.corrected(by: ratio, error: error)
    return other
  }

  /// Why D3 is not known to a factor of two; nil where it is.
  package var diffusionUnknown: String? { Self.unknown("D3", diffusion) }

  /// Why mu is not known to a factor of two; nil where it is.
  package var crossingUnknown: String? {
    Self.unknown("mu", crossing.one) ?? Self.unknown("mu", crossing.two)
  }

  private static func unknown(_ name: String, _ constant: ReducedConstant) -> String? {
    guard !constant.isKnown else { return nil }
    let error = constant.relativeError
    let amount = error < 100 ? " to \(Int((100 * error).rounded())) %" : ""
    return
      "the reduction of microscopic kernels leaves \(name) open\(amount), \(constant.mainError)"
  }
}

extension TripleReduction {
  /// The strengths that decide Appendix D, which is written for identical wires: nil elsewhere, and where a
  /// constant is not known or D_i is not positive.
  ///
  /// Regimes I to III are decided at the band bottom. In regimes IV to VI electrons at the Fermi level count as well.
  package func equilibration(
    _ wires: WirePair<Wire>, pairDiffusion: Double
  ) -> EquilibrationStrengths? {
    let energy = wires.one.fermiEnergy
    guard wires.mismatch == 0, energy > 1, pairDiffusion > 0, diffusion.isKnown,
      diffusion.value > 0, intrawire.value > 0
    else { return nil }
    func strengths(_ factor: Double) -> EquilibrationStrengths {
      EquilibrationStrengths(
        fermiEnergy: energy, tripleOverPair: factor * diffusion.value / pairDiffusion,
        intrawireOverPair: factor * intrawire.value / pairDiffusion)
    }
    let here = strengths(1)
    // Only what holds at both ends of the error is a regime.
    let width = 1 + diffusion.relativeError
    guard strengths(width).regime == here.regime, strengths(1 / width).regime == here.regime else {
      return nil
    }
    if here.regime.rawValue < EquilibrationRegime.four.rawValue { return here }
    let level = fermiDiffusion.one
    guard level.isKnown, level.value > 0 else { return nil }
    let share = intrawire.value / diffusion.value
    let there = EquilibrationStrengths(
      fermiEnergy: energy, tripleOverPair: level.value / pairDiffusion,
      intrawireOverPair: share * level.value / pairDiffusion)
    return there.regime == here.regime ? here : nil
  }
}
