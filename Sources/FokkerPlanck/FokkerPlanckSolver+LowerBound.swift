public import WirePhysics

extension FokkerPlanckSolver {
  /// A lower bound on S from trial slopes, b(phi)^2/(4 Q(phi, phi)).
  ///
  /// The variational principle S = max [2 b(phi) - Q(phi, phi)]/4, with the amplitude of the trial
  /// already optimal. Every trial gives a lower bound on S and an upper bound on rho_D, as
  /// long as Q is not negative.
  ///
  /// - Parameter slopes: phi_s'(k), even in k.
  /// - Throws: ``FokkerPlanckError`` when a diffusion coefficient is not positive.
  public func lowerBound(
    slopes: (WireIndex, Double) -> Double
  ) throws -> Double {
    let form = DissipationForm(solver: self, system: try PointwiseSystem(self))
    let trial = mesh.momenta.map { k in WirePair { slopes($0, k) } }
    let averages = WirePair { wire in
      mesh.integrate { form.system.z[$0][wire] * trial[$0][wire] }
        / mesh.integrate { form.system.z[$0][wire] }
    }
    let v = trial.map { value in WirePair { value[$0] - averages[$0] } }
    let w = trial.map { $0.one - $0.two }
    let drive = form.drive(v, w)
    return drive * drive / (4 * form.dissipation(v, w, averages.one - averages.two))
  }
}
