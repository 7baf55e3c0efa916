public import Collisions
public import Statistics
import WirePhysics

extension KineticOperator {
  /// The distributions of a steady state as a table for scalar estimates.
  public func table(of state: SteadyState) -> DistributionTable {
    DistributionTable(reach: basis.grid.reach) { wire, k in
      basis.value(state.distributions[wire.rawValue], at: k)
    } slope: { wire, k in
      basis.slope(state.distributions[wire.rawValue], at: k)
    }
  }

  /// S from a steady state of this operator and independent samples of Q(g, g).
  ///
  /// [2 b(g) - Q(g, g)]/4 lies below S by Q(delta g, delta g)/4, delta g the statistical error of g. With
  /// r the error of Q g, that is r^T Q^-1 r/4; its mean is known from the scatter of r between the
  /// batches of this operator, and is added. A quarter of it counts as uncertain.
  /// - Parameters:
  ///   - state: the steady state of this operator.
  ///   - stage: the samples.
  /// - Throws: `LapackError` if a matrix is not finite.
  public func polished(_ state: SteadyState, by stage: PolishingStage) throws -> PolishedS {
    let drive = drive(fields: doubleWire.wires.canonicalFields)
    var batches = Array(repeating: 0.0, count: OperatorAssembler.batchCount)
    var contributions: [SteadyState.Contribution] = []
    for (process, sampler) in stage.samplers.enumerated() {
      let values = stage.values(of: process).map { $0 / 4 }
      for batch in batches.indices { batches[batch] += values[batch] }
      contributions.append(
        SteadyState.Contribution(
          process: sampler.process, value: try BatchMeans(values).estimate))
    }
    let form = try BatchMeans(batches).estimate
    let defect = try distributionDefect(state.solution)
    let value = dot(drive, state.solution) / 2 - form.value + defect
    let error = (form.standardError * form.standardError + defect * defect / 16).squareRoot()
    return PolishedS(
      S: Estimate(value: value, standardError: error), defect: defect,
      contributions: contributions)
  }

  /// The mean of Q(delta g, delta g)/4 for the statistical error of the solution.
  private func distributionDefect(_ solution: [Double]) throws -> Double {
    let form = totalForm
    let mean = form.times(solution)
    let count = Double(batchCount)
    var sum = 0.0
    for batch in 0..<batchCount {
      let residual = zip(batchForm(batch).times(solution), mean).map { $0 - $1 }
      guard case .solved(let x) = try ReducedSystem(form: form, drive: residual).solve() else {
        return .nan
      }
      sum += dot(residual, x)
    }
    return sum / (4 * count * (count - 1))
  }
}

/// S with its last digits from a scalar estimate.
public struct PolishedS: Sendable {
  /// The element of the regular conductivity, equation (111).
  public let S: Estimate
  /// What the statistical error of g took away on average; it is added back in `S`.
  public let defect: Double
  /// What each process contributes to g^T Q g/4.
  public let contributions: [SteadyState.Contribution]
}
