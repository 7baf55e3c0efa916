import LinearAlgebra

/// The rates that limit a time step, as the pilot sees them.
public struct StepRates: Sendable, Equatable {
  /// The largest relaxation rate, in T/hbar.
  public let relaxation: Double
  /// The largest rate at which one sample a step would blow up the mean square of g, for each process.
  ///
  /// N samples divide it by N.
  public let noise: [Double]

  /// Measures the rates of an operator.
  ///
  /// The noise rate of a process is the largest eigenvalue of V relative to 2 Q, where modes that relax
  /// ten thousand times slower than the fastest count as if they did so: they have no time to blow up.
  /// - Throws: `ParticleError.noRates` without collisions.
  package init(_ pilot: PilotOperator) throws {
    let fastest = largestEigenvalue(order: pilot.order) { pilot.mean.times($0) }
    guard fastest > 0, fastest.isFinite else { throw ParticleError.noRates }
    relaxation = fastest
    let factor = try Self.factor(pilot.mean, floor: 1e-4 * fastest)
    noise = pilot.noise.map { square in
      largestEigenvalue(order: pilot.order) { x in
        var y = x
        factor.solveUpper(&y)
        y = square.times(y)
        factor.solveLower(&y)
        return y.map { 0.5 * $0 }
      }
    }
  }

  /// The largest stable step in the mean square, in hbar/T.
  ///
  /// 1/dt = relaxation/2 + sum of noise/N over the processes, N the samples of a step.
  public func largestStep(samplesPerStage: [Int]) -> Double {
    let perStep = zip(noise, samplesPerStage).reduce(0) {
      $0 + $1.0 / Double($1.1 * ParticleStepper.stages)
    }
    return 1 / (relaxation / ParticleStepper.stabilityLimit + perStep)
  }

  /// Shares a number of samples among the processes so that their noise adds up to the least.
  ///
  /// sum noise/N is least at fixed sum N for N proportional to the square root of the noise.
  public func shares(of samples: Int) -> [Int] {
    let roots = noise.map { $0.squareRoot() }
    let total = roots.reduce(0, +)
    guard total > 0 else { return noise.map { _ in max(1, samples / noise.count) } }
    // No process is starved: its weak collisions may be those that matter.
    let floor = max(1, samples / (8 * noise.count))
    return roots.map { max(floor, Int((Double(samples) * $0 / total).rounded())) }
  }

  /// A factor of Q plus a multiple of the identity that makes it positive.
  ///
  /// A pilot with signed weights may miss positivity by its noise.
  private static func factor(_ mean: SymmetricMatrix, floor: Double) throws -> BandedCholeskyFactor
  {
    var shift = floor
    for _ in 0..<8 {
      let factor = BandedCholeskyFactor(order: mean.order, bandwidth: mean.order - 1) { i, j in
        mean[i, j] + (i == j ? shift : 0)
      }
      if let factor { return factor }
      shift *= 10
    }
    throw ParticleError.noRates
  }
}
