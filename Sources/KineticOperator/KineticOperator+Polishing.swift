package import Collisions
import LinearAlgebra
import RandomStreams
import Statistics
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
  /// [2 b(g) - Q(g, g)]/4 lies below S by the deficit, which is added; a quarter of it counts as uncertain.
  /// - Parameters:
  ///   - state: the steady state of this operator.
  ///   - deficit: `polishingDeficit(of: state)`.
  ///   - stage: the samples.
  /// - Throws: `StatisticsError` if a sum is not finite.
  package func polished(
    _ state: SteadyState, deficit: Double, by stage: PolishingStage
  ) throws -> SteadyState {
    let drive = drive(fields: doubleWire.wires.canonicalFields)
    var batches: [Double] = []
    var contributions: [SteadyState.Contribution] = []
    for (process, sampler) in stage.samplers.enumerated() {
      let values = stage.values(of: process).map { $0 / 4 }
      batches = batches.isEmpty ? values : zip(batches, values).map { $0 + $1 }
      contributions.append(
        SteadyState.Contribution(
          process: sampler.process, value: try BatchMeans(values).estimate))
    }
    let form = try BatchMeans(batches).estimate
    let value = dot(drive, state.solution) / 2 - form.value + deficit
    let uncertain = SteadyState.uncertainShare * deficit
    var result = state
    result.set(
      S: Estimate(
        value: value,
        standardError: (form.standardError * form.standardError + uncertain * uncertain)
          .squareRoot()), of: doubleWire.wires)
    result.contributions = contributions
    result.polish = SteadyState.Polish(
      deficit: deficit, batchHeats: batches, samples: stage.samples)
    return result
  }

  /// By how much the statistical error of g lowers the variational estimate of S, on average.
  ///
  /// That is Q(delta g, delta g)/4, delta g the error of g. With r the error of Q g it is r^T Q^-1 r/4, and
  /// its mean is known from the scatter of r between the batches.
  /// - Throws: `LapackError` if a matrix is not finite.
  package func polishingDeficit(of state: SteadyState) throws -> Double {
    let solution = state.solution
    let form = totalForm
    let mean = form.times(solution)
    let count = Double(batchCount)
    let heats = try forEachBatch { batch in
      let residual = zip(batchForm(batch).times(solution), mean).map { $0 - $1 }
      guard case .solved(let x) = try ReducedSystem(form: form, drive: residual).solve() else {
        return Double.infinity
      }
      return dot(residual, x)
    }
    return heats.reduce(0, +) / (4 * count * (count - 1))
  }
}
