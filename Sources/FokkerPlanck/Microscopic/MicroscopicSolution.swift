public import WirePhysics

/// The solution of the Fokker-Planck equation of the microscopic kernels, for E0 = 0 and E1 - E2 = 1.
public struct MicroscopicSolution: Sendable {
  /// The system.
  public let system: DoubleWire
  /// What was solved.
  public let settings: MicroscopicSettings
  /// The strength S of the regular conductivity, b(g)/4.
  ///
  /// Equation (111).
  public let conductivity: Double
  /// Whether the laws hold on this solution.
  public let laws: MicroscopicLaws
  /// By how much the last refinement of the mesh moved S, relatively.
  public internal(set) var meshChange = Double.infinity
  /// The largest momentum of the mesh.
  public let cutoff: Double
  let mesh: MicroscopicMesh
  private let splines: EvenSplines
  private let slopes: WirePair<[Double]>
  private let drift: Double

  init(
    solver: MicroscopicSolver, mesh: MicroscopicMesh, form: SoftCollisionForm,
    system equations: GalerkinSystem
  ) throws {
    let (mean, difference) = try equations.solve()
    let slopes = WirePair { wire in
      zip(mean, difference).map { $0 + (wire == .one ? 0.5 : -0.5) * $1 }
    }
    let u = mean + difference
    system = solver.system
    settings = solver.settings
    self.mesh = mesh
    splines = form.splines
    cutoff = mesh.cutoff
    conductivity = equations.power(u) / 4
    laws = MicroscopicLaws(form: form, equations: equations, solution: u, slopes: slopes)
    self.slopes = slopes
    drift = Self.drift(slopes, splines, solver.system.wires)
    guard conductivity > 0 else { throw FokkerPlanckError.singular }
  }

  /// The drag resistivity rho_D.
  ///
  /// Equation (114).
  public var dragResistivity: Double { system.wires.dragResistivity(fromS: conductivity) }

  /// The slope g_s'(k), with the common drift that makes j_1 = -j_2.
  ///
  /// - Parameter k: within the cutoff.
  public func slope(_ wire: WireIndex, _ k: Double) -> Double {
    drift + splines.value(slopes[wire], at: k)
  }

  /// The slope without the common drift.
  func regularSlope(_ wire: WireIndex, _ k: Double) -> Double {
    splines.value(slopes[wire], at: k)
  }

  /// The common slope for which the currents are opposite.
  private static func drift(
    _ slopes: WirePair<[Double]>, _ splines: EvenSplines, _ wires: WirePair<Wire>
  ) -> Double {
    var current = 0.0
    var density = 0.0
    for (k, weight) in splines.quadrature(points: splines.degree + 3) {
      for wire in WireIndex.allCases {
        let share = weight * wires[wire].oneMinusTanh(k)
        current += share * splines.value(slopes[wire], at: k)
        density += share
      }
    }
    return -current / density
  }
}
