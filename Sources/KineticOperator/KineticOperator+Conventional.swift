public import Collisions
import LinearAlgebra
public import Statistics
import WirePhysics

/// Drifting equilibria: what the wires do before collisions have changed the shape of their distributions.
extension KineticOperator {
  /// rho_12 at frequencies above all relaxation rates.
  ///
  /// Equation (29), here -Q(k, k)/(4 n_1 n_2) on the relative motion u = k, all processes included; zero without
  /// error where no collision couples the wires.
  public func highFrequencyResistivity() throws -> Estimate {
    let conventional = try conventionalDragResistivity()
    return conventional.value == 0 ? conventional : conventional.scaled(by: -1)
  }

  /// The drag resistivity of drifting equilibria, Q[(k, 0), (k, 0)]/(4 n_1 n_2).
  ///
  /// What conventional (Kubo, golden-rule) theory calls the dc drag resistivity. By the variational principle with
  /// the drift as trial function it is never less than rho_D, both with all processes; it is -rho_12 at high
  /// frequency, equation (29). Zero without error where none of the processes couples the wires.
  /// - Parameter isCounted: which processes count; all of them by default.
  public func conventionalDragResistivity(
    of isCounted: (CollisionProcess) -> Bool = { _ in true }
  ) throws -> Estimate {
    let n = basis.count
    let motion = Array(repeating: 0, count: n) + basis.momentumMode
    let counted = forms.filter { isCounted($0.process) }
    let batches = forEachBatch { batch in
      variables.sum(counted.map { $0.batches[batch] }, order: 2 * n)
    }
    let form = batches.reduce(into: SymmetricMatrix(order: 2 * n)) {
      $0.add($1, times: 1 / Double(batchCount))
    }
    // What conserves the momentum of each wire leaves the round-off of sums that cancel.
    let magnitude = (n..<2 * n).reduce(0.0) { sum, i in
      (n..<2 * n).reduce(sum) { $0 + abs(motion[i] * form[i, $1] * motion[$1]) }
    }
    if abs(form.form(motion)) <= 1e-12 * magnitude { return Estimate(value: 0, standardError: 0) }
    let densities = doubleWire.densities
    return try BatchMeans(
      batches.map { $0.form(motion) / (4 * densities.one * densities.two) }
    ).estimate
  }
}
