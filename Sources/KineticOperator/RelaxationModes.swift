import LinearAlgebra
public import Statistics

/// The relaxation modes of the operator: Q x = gamma M x, away from what is conserved.
///
/// Rates span many decades (exp(-2 eps_F/T) for pair collisions), so neither M^-1 Q nor any matrix
/// that holds slow and fast entries side by side is formed. With Q = L L^T and M = F^T F, the singular
/// values of X = F L^-T are gamma^-1/2, half as many decades; X has graded columns, and Jacobi
/// rotations of columns keep the relative accuracy of each. Conserved directions are projected out of
/// the columns of X and have rate zero exactly.
public struct RelaxationModes: Sendable {
  /// The parity of the modes.
  public var parity: Parity { kinetics.basis.parity }
  /// The number of conserved quantities among the functions of the basis; their rate is exactly zero.
  public let conservedCount: Int
  /// The relaxation rates that are not zero, ascending, in T/hbar, with their statistical errors.
  public let rates: [Estimate]

  package let kinetics: KineticOperator
  /// 1/gamma, in the order of `rates`.
  package let times: [Double]
  /// Per mode, scaled so that the sum over modes of shape (shape, b) solves Q x = b.
  package let shapes: [[Double]]
  let conserved: ConservedImage
  let inertiaColumns: [[Double]]

  init(
    kinetics: KineticOperator, conserved: ConservedImage, inertiaColumns: [[Double]],
    times: [Double], shapes: [[Double]]
  ) throws {
    self.kinetics = kinetics
    self.conserved = conserved
    self.inertiaColumns = inertiaColumns
    self.times = times
    self.shapes = shapes
    conservedCount = conserved.count
    // First order: d gamma = x^T dQ x with x^T M x = 1.
    var samples = Array(repeating: [Double](), count: times.count)
    for batch in 0..<kinetics.batchCount {
      let form = kinetics.batchForms[batch]
      for mode in times.indices {
        samples[mode].append(form.form(shapes[mode]) / times[mode])
      }
    }
    rates = try zip(times, samples).map { time, values in
      Estimate(
        value: 1 / time, standardError: try BatchMeans(values).estimate.standardError)
    }
  }

  /// A function in common and relative variables without its conserved part.
  package func withoutConserved(_ x: [Double]) -> [Double] {
    conserved.removed(from: x, columns: inertiaColumns)
  }
}

/// How the search for relaxation modes ended.
public enum RelaxationOutcome: Sendable {
  /// Here they are.
  case found(RelaxationModes)
  /// The sampled form is not positive: some motion would grow.
  case indefinite(IndefiniteForm)
  /// Too few samples: no collision reached a basis function at this momentum.
  case undersampled(momentum: Double)
}
