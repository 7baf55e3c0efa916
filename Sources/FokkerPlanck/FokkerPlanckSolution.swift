public import WirePhysics

/// The solution of the Fokker-Planck equation on a mesh, for E0 = 0 and E1 - E2 = 1.
public struct FokkerPlanckSolution: Sendable {
  /// The momenta k > 0 at which the slopes are known.
  public let momenta: [Double]
  /// The slopes g_s'(k) at the momenta, shifted so that j_1 = -j_2.
  public let slopes: [WirePair<Double>]
  /// The difference <g_1'> - <g_2'> of the average slopes.
  public let slopeDifference: Double
  /// The strength S of the regular conductivity, from the current.
  ///
  /// Equation (111).
  public let conductivity: Double
  /// The same from the variational principle, [2 b(g) - Q(g, g)]/4.
  ///
  /// It agrees with ``conductivity`` when the equation is solved.
  public let variationalConductivity: Double
  /// The field, in units of E1 - E2, that the coefficients take from the total momentum.
  ///
  /// Zero to round-off when the integral term belongs to the diffusion coefficients.
  public let conservationDefect: Double
  private let wires: WirePair<Wire>

  init(solver: FokkerPlanckSolver, system: PointwiseSystem, unknowns: [Double]) {
    let amplitudes = system.amplitudes(unknowns)
    let delta = unknowns[0]
    let mesh = solver.mesh
    let v = mesh.momenta.indices.map { point in
      WirePair { wire in
        zip(amplitudes, system.responses).reduce(0) { $0 + $1.0 * $1.1.v[point][wire] }
      }
    }
    let w = mesh.momenta.indices.map { point in
      zip(amplitudes, system.responses).reduce(0) { $0 + $1.0 * $1.1.w[point] }
    }
    let form = DissipationForm(solver: solver, system: system)
    let drive = form.drive(v, w)
    wires = solver.wires
    momenta = mesh.momenta
    slopeDifference = delta
    conservationDefect = unknowns[1]
    conductivity = drive / 4
    variationalConductivity = (2 * drive - form.dissipation(v, w, delta)) / 4
    let mean = form.meanSlope(v, delta)
    slopes = v.map { .init(mean + 0.5 * delta + $0.one, mean - 0.5 * delta + $0.two) }
  }

  /// The drag resistivity rho_D.
  ///
  /// Equation (114).
  public var dragResistivity: Double { wires.dragResistivity(fromS: conductivity) }
}
