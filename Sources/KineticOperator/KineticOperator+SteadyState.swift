import Collisions
import LinearAlgebra
public import Statistics
public import WirePhysics

extension KineticOperator {
  /// Solves for the steady state under E0 = 0, E1 - E2 = 1.
  ///
  /// Equations (111), (114). S = b^T g/4 with Q g = b. Its first-order statistical error is that of
  /// g^T Q g/4 alone, because S is stationary in g; the jackknife checks it.
  /// - Throws: `LapackError` if a matrix is not finite.
  public func steadyState() throws -> SteadyStateOutcome {
    guard couplesWires else { return .frictionless }
    let form = totalForm
    let drive = drive(fields: doubleWire.wires.canonicalFields)
    let system = ReducedSystem(form: form)
    switch try system.solve(drive) {
    case .frictionless:
      return .frictionless
    case .unreached(let function):
      return .undersampled(momentum: basis.position(of: function % basis.count))
    case .indefinite(let eigenvalue, let vector):
      return .indefinite(try indefinite(eigenvalue: eigenvalue, vector: vector))
    case .solved(let solution):
      let S = Estimate(
        value: dot(drive, solution) / 4,
        standardError: try BatchMeans(batchHeats(of: solution)).estimate.standardError)
      let resistivity = doubleWire.wires.dragResistivity(fromS: S.value)
      let leftOut = try solutionsWithoutOneBatch(
        drive: drive, form: form, tied: system.tied)
      let shares = try shares(solution, withoutOneBatch: leftOut.map(\.solution))
      return .reached(
        SteadyState(
          S: S,
          dragResistivity: Estimate(
            value: resistivity, standardError: resistivity * S.standardError / S.value),
          jackknife: try Jackknife(
            full: S.value, leaveOneOut: leftOut.map { dot(drive, $0.solution) / 4 }),
          distributions: variables.distributions(withoutMomentum(solution)),
          distributionsWithoutOneBatch: leftOut.map {
            variables.distributions(withoutMomentum($0.solution))
          },
          momentumFriction: Estimate(
            value: dot(form.times(commonMomentum), solution),
            standardError: try Jackknife(full: 0, leaveOneOut: leftOut.map(\.friction)).estimate
              .standardError),
          solution: solution,
          contributions: shares.contributions, shares: shares.values,
          shareErrorsOfG: shares.errorsOfG,
          monitors: monitors(solution, form: form, drive: drive), assembledS: S))
    }
  }

  /// The field that accelerates both wires together, from the balance of the total momentum.
  ///
  /// Equation (53) is what it should come out as. With phi = k in both wires,
  /// M(k, k) E0 = sum_s E_s c_s(k) - Q(k, g): the inertia, the drive and the sampled collisions all enter,
  /// so a collision that does not conserve momentum would show.
  /// - Parameters:
  ///   - fields: E1 and E2, in T sqrt(mT)/(e hbar).
  ///   - state: the steady state for E1 - E2 = 1; without one the collisions do not enter.
  public func effectiveField(fields: WirePair<Double>, state: SteadyState?) -> Estimate {
    let mode = basis.momentumMode
    let inertia = thermal.inertia[0].form(mode) + thermal.inertia[1].form(mode)
    let drive = fields.one * dot(thermal.drive[0], mode) + fields.two * dot(thermal.drive[1], mode)
    let friction = state?.momentumFriction ?? Estimate(value: 0, standardError: 0)
    let difference = fields.one - fields.two
    return Estimate(
      value: (drive - friction.value * difference) / inertia,
      standardError: abs(difference) * friction.standardError / inertia)
  }

  /// phi = k in both wires, in common and relative variables.
  private var commonMomentum: [Double] {
    basis.momentumMode + Array(repeating: 0, count: basis.count)
  }

  /// Whether any process exchanges momentum between the wires.
  ///
  /// Without one each wire keeps its own momentum: a second zero mode, which the drive is not
  /// orthogonal to.
  private var couplesWires: Bool {
    forms.contains { form in
      form.process.touchedWires.count > 1
        && form.batches.contains { $0.elements.contains { $0 != 0 } }
    }
  }

  /// The value of `factor * g^T Q g` of each process, with its error from the batches.
  func contributions(
    _ solution: [Double], factor: Double
  ) throws -> [SteadyState.Contribution] {
    try forms.map { form in
      let values = forEachBatch { factor * variables.transform(form.batches[$0]).form(solution) }
      return SteadyState.Contribution(process: form.process, value: try BatchMeans(values).estimate)
    }
  }

  /// g^T Q g/4 of each process with its error at this g; its share with its error, and the part of that which comes from g.
  ///
  /// S is stationary in g, but what one process contributes is not: an error of g, which follows all samples, moves it in first
  /// order. The jackknife sees both.
  private func shares(
    _ solution: [Double], withoutOneBatch: [[Double]]
  ) throws -> (
    contributions: [SteadyState.Contribution], values: [Estimate], errorsOfG: [Double]
  ) {
    let means = forms.map { variables.transform($0.mean) }
    let count = Double(batchCount)
    @Sendable func shares(_ parts: [Double]) -> [Double] {
      let sum = parts.reduce(0, +)
      return parts.map { $0 / sum }
    }
    let found = forEachBatch { batch in
      let x = withoutOneBatch[batch]
      let parts = forms.map { variables.transform($0.batches[batch]) }
      let own = means.map { $0.form(x) }
      let without = zip(parts, own).map { (count * $1 - $0.form(x)) / (count - 1) }
      return (
        heats: parts.map { 0.25 * $0.form(solution) }, all: shares(without), ofG: shares(own)
      )
    }
    let contributions = try forms.enumerated().map { place, form in
      SteadyState.Contribution(
        process: form.process, value: try BatchMeans(found.map { $0.heats[place] }).estimate)
    }
    let full = shares(means.map { $0.form(solution) })
    func error(_ process: Int, _ values: [[Double]]) throws -> Double {
      try Jackknife(full: full[process], leaveOneOut: values.map { $0[process] })
        .estimate.standardError
    }
    return (
      contributions,
      try full.indices.map {
        Estimate(value: full[$0], standardError: try error($0, found.map(\.all)))
      }, try full.indices.map { try error($0, found.map(\.ofG)) }
    )
  }

  /// g^T Q g/4 of each batch, whose mean is S.
  ///
  /// - Parameter solution: coefficients in common and relative variables.
  package func batchHeats(of solution: [Double]) -> [Double] {
    forEachBatch { batchForms[$0].form(solution) / 4 }
  }

  /// Adds the multiple of the zero mode that makes the total momentum vanish, equation (104).
  ///
  /// For distributions only: a form annihilates the zero mode to the round-off of its largest elements, which at low
  /// temperature is more than its smallest ones, so that g^T Q g is taken without it.
  private func withoutMomentum(_ solution: [Double]) -> [Double] {
    let g = variables.distributions(solution)
    let momentum = dot(thermal.drive[0], g[0]) + dot(thermal.drive[1], g[1])
    let inertia =
      dot(thermal.drive[0], basis.momentumMode) + dot(thermal.drive[1], basis.momentumMode)
    var result = solution
    for i in 0..<basis.count { result[i] -= momentum / inertia }
    return result
  }

  /// The solutions without one batch each, and the momentum that those collisions take from them.
  private func solutionsWithoutOneBatch(
    drive: [Double], form: SymmetricMatrix, tied: Int
  ) throws -> [(solution: [Double], friction: Double)] {
    let count = Double(batchCount)
    return try forEachBatch { batch in
      var partial = form
      partial.add(batchForms[batch], times: -1 / count)
      partial.scale(by: count / (count - 1))
      guard case .solved(let x) = try ReducedSystem(form: partial, tied: tied).solve(drive)
      else {
        return (drive.map { _ in .nan }, .nan)
      }
      return (x, dot(partial.times(commonMomentum), x))
    }
  }

  private func monitors(
    _ solution: [Double], form: SymmetricMatrix, drive: [Double]
  ) -> SteadyState.Monitors {
    let n = basis.count
    let residual = form.times(commonMomentum)
    // Each residual in units of the magnitudes of its row. Those of the common columns alone, which it is the sum of, may be
    // what is left of two wires that are alike.
    let worst =
      (0..<2 * n).map { i in
        let scale = (0..<2 * n).reduce(0) { $0 + abs(form[i, $1]) }
        return scale > 0 ? abs(residual[i]) / scale : 0
      }.max() ?? 0
    let power = dot(drive, solution)
    return SteadyState.Monitors(
      zeroModeResidual: worst,
      energyBalance: abs(power - form.form(solution)) / abs(power))
  }

  func indefinite(eigenvalue: Double, vector: [Double]) throws -> IndefiniteForm {
    let values = forEachBatch { batchForms[$0].form(vector) }
    return IndefiniteForm(
      eigenvalue: Estimate(
        value: eigenvalue, standardError: try BatchMeans(values).estimate.standardError),
      distributions: variables.distributions(vector),
      contributions: try contributions(vector, factor: 1))
  }
}
