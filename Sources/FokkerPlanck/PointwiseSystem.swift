import WirePhysics

/// The solutions of (70) at every point of the mesh, one for each source.
///
/// Sources, in this order: the fields, a unit delta, a unit excess field, a unit coefficient of each
/// function of the integral term.
struct PointwiseSystem: Sendable {
  /// The slopes v_s and their complete difference w = g_1' - g_2' in answer to one source.
  struct Response: Sendable {
    var v: [WirePair<Double>] = []
    var w: [Double] = []
  }

  let z: [WirePair<Double>]
  let drive: [DriveFunctions]
  let diffusion: [WirePair<Double>]
  let interwire: [WirePair<Double>]
  let factors: [[WirePair<Double>]]
  private(set) var responses: [Response]
  private let integralTerm: IntegralTerm

  init(_ solver: FokkerPlanckSolver) throws {
    let coefficients = solver.coefficients
    let evaluator = DriveEvaluator(solver.wires)
    let momenta = solver.mesh.momenta
    let points = try momenta.map { try Point($0, coefficients, evaluator($0)) }
    z = points.map(\.functions.z)
    drive = points.map(\.functions)
    diffusion = points.map(\.diffusion)
    interwire = points.map(\.interwire)
    let term = coefficients.integralTerm
    factors = term.functions.map { f in momenta.map { k in WirePair { f($0, k) } } }
    integralTerm = term
    responses = Array(repeating: Response(), count: 3 + term.rank)
    for (index, point) in points.enumerated() {
      append(point.fields, to: 0)
      append(point.unitDifference, to: 1)
      append(point.excessField, to: 2)
      for i in 0..<term.rank { append(point.solve(factors[i][index]), to: 3 + i) }
    }
  }

  private mutating func append(_ answer: Point.Answer, to source: Int) {
    responses[source].v.append(answer.v)
    responses[source].w.append(answer.w)
  }

  /// The columns of an equation for delta, the excess field and the moments.
  ///
  /// - Parameter moments: a linear functional of each response.
  func columns(_ moments: [Double]) -> [Double] {
    let functions = moments.dropFirst(3)
    let coupled = (0..<integralTerm.rank).map { column in
      zip(functions, integralTerm.coupling).reduce(0) { $0 + $1.0 * $1.1[column] }
    }
    return [moments[1], moments[2]] + coupled
  }

  /// The coefficients of all responses for given unknowns delta, excess field and moments.
  func amplitudes(_ unknowns: [Double]) -> [Double] {
    [1, unknowns[0], unknowns[1]] + integralTerm.couple(Array(unknowns.dropFirst(2)))
  }
}
