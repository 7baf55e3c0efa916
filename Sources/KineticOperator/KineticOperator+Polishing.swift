package import Collisions
import LinearAlgebra
import RandomStreams
package import Statistics
import WirePhysics

extension KineticOperator {
  /// The distributions of a steady state as a table for scalar estimates.
  package func table(of state: SteadyState) -> DistributionTable {
    DistributionTable(reach: basis.grid.reach) { wire, k in
      basis.value(state.distributions[wire.rawValue], at: k)
    } slope: { wire, k in
      basis.slope(state.distributions[wire.rawValue], at: k)
    }
  }

  /// A steady state of this operator with the last digits of S from independent samples of Q(g, g).
  ///
  /// [2 b(g) - Q(g, g)]/4 lies below S by the deficit, which is added; its error, or a quarter of it, counts as uncertain.
  /// - Parameters:
  ///   - state: the steady state of this operator.
  ///   - deficit: `polishingDeficit(of: state)`.
  ///   - stage: the samples.
  /// - Throws: `StatisticsError` if a sum is not finite.
  package func polished(
    _ state: SteadyState, deficit: Estimate, by stage: PolishingStage
  ) throws -> SteadyState {
    let drive = drive(fields: doubleWire.wires.canonicalFields)
    let parts = stage.samplers.indices.map { stage.values(of: $0).map { $0 / 4 } }
    let batches = parts[0].indices.map { batch in parts.reduce(0) { $0 + $1[batch] } }
    let form = try BatchMeans(batches).estimate
    let value = dot(drive, state.solution) / 2 - form.value + deficit.value
    let uncertain = max(deficit.standardError, SteadyState.uncertainShare * deficit.value)
    var result = state
    result.set(
      S: Estimate(
        value: value,
        standardError: (form.standardError * form.standardError + uncertain * uncertain)
          .squareRoot()), of: doubleWire.wires)
    result.contributions = try zip(stage.samplers, parts).map {
      SteadyState.Contribution(process: $0.process, value: try BatchMeans($1).estimate)
    }
    result.shares = try zip(parts, state.shareErrorsOfG).map { part, errorOfG in
      let share = try BatchMeans(part).estimate.value / form.value
      // To first order in the scatter of part and sum, and in what g misses.
      let error =
        try BatchMeans(zip(part, batches).map { $0 - share * $1 }).estimate.standardError
        / form.value
      return Estimate(
        value: share, standardError: (error * error + errorOfG * errorOfG).squareRoot())
    }
    result.polish = SteadyState.Polish(
      deficit: deficit.value, batchHeats: batches, samples: stage.samples)
    return result
  }

  /// By how much the statistical error of g lowers the variational estimate of S.
  ///
  /// That is Q(delta g, delta g)/4, delta g the error of g. With r the error of Q g it is r^T Q^-1 r/4, and
  /// its mean is known from the scatter of r between the batches. Where few modes make it, it is far from its mean: with C the
  /// covariance of r in the metric Q^-1 its variance is 2 tr C^2/16, of which the same scatter tells an unbiased estimate. What a mean over
  /// n batches leaves unknown of tr C adds 1/(n - 1) of that.
  /// - Throws: `LapackError` if a matrix is not finite.
  package func polishingDeficit(of state: SteadyState) throws -> Estimate {
    let solution = state.solution
    let form = totalForm
    let mean = form.times(solution)
    let residuals = forEachBatch { batch in
      zip(batchForms[batch].times(solution), mean).map { $0 - $1 }
    }
    guard let images = try ReducedSystem(form: form).solutions(for: residuals, threads: threads)
    else {
      return Estimate(value: .infinity, standardError: .infinity)
    }
    let count = Double(batchCount)
    let degrees = count - 1
    let trace = zip(residuals, images).reduce(0) { $0 + dot($1.0, $1.1) }
    guard trace > 0 else { return Estimate(value: 0, standardError: 0) }
    // tr C^2 in units of the square of tr C, which may leave the range of numbers.
    let square = residuals.reduce(0) { sum, residual in
      images.reduce(sum) {
        let share = dot(residual, $1) / trace
        return $0 + share * share
      }
    }
    let unbiased =
      degrees * degrees / ((degrees - 1) * (degrees + 2)) * max(0, square - 1 / degrees)
    let deficit = trace / (4 * count * degrees)
    return Estimate(
      value: deficit, standardError: deficit * (2 * (1 + 1 / degrees) * unbiased).squareRoot())
  }
}
