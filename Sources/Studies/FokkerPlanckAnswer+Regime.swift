public import FokkerPlanck
import RunFiles
import WirePhysics

extension FokkerPlanckAnswer {
  /// The regime of intrawire equilibration of Appendix D, which is written for identical wires.
  ///
  /// Nil where the wires differ, where there is no soft model or D_i = lambda - mu is not positive.
  public var equilibration: EquilibrationStrengths? {
    guard case .exactlySolvable(let solution) = model else { return nil }
    let parameters = solution.model
    let energy = parameters.wires.one.fermiEnergy
    let intrawire = parameters.lambda.one - parameters.mu.one
    guard parameters.wires.mismatch == 0, parameters.lambda.one == parameters.lambda.two,
      energy > 1, intrawire > 0, parameters.pairDiffusion > 0
    else { return nil }
    return EquilibrationStrengths(
      fermiEnergy: energy,
      tripleOverPair: parameters.tripleDiffusion.one / parameters.pairDiffusion,
      intrawireOverPair: intrawire / parameters.pairDiffusion)
  }
}

extension EquilibrationStrengths {
  /// The regime with the energies of its steps, for results.
  var json: JSONValue {
    let shape = EquilibrationShape(self)
    return [
      "regime": .string(regime.name),
      "pieces": .array(
        shape.pieces.map { piece in
          [
            "from": .number(piece.energies.lowerBound), "to": .number(piece.energies.upperBound),
            "exponent": .number(piece.exponent),
          ]
        }),
    ]
  }

  /// One line: the regime and the piecewise form of zeta^2 dg/dk below the Fermi level.
  var summary: String {
    let pieces = EquilibrationShape(self).pieces.map { piece in
      let form = piece.exponent == 0 ? "level" : piece.exponent > 0 ? "exp(eps)" : "exp(-eps)"
      return "\(form) to \(TextTable.short(piece.energies.upperBound))"
    }
    return "regime \(regime.name) of Appendix D: zeta^2 dg/dk is " + pieces.joined(separator: ", ")
  }
}
