import Foundation
public import WirePhysics

/// Solves the Fokker-Planck equation (66) with the coefficients of the microscopic kernels.
///
/// Galerkin's method with even splines for the slopes g_s'(k): S = max [2 b(phi) - Q(phi, phi)]/4, so S
/// converges from below with twice the order of the splines. The unknowns are the mean and the
/// difference of the slopes of the two wires, which pair collisions resist apart. The mesh is refined until S moves
/// by less than the tolerance.
public struct MicroscopicSolver: Sendable {
  /// The system.
  public let system: DoubleWire
  /// The cut, the tolerance, the factors.
  public let settings: MicroscopicSettings

  /// Prepares a solution.
  public init(system: DoubleWire, settings: MicroscopicSettings) {
    self.system = system
    self.settings = settings
  }

  /// Solves the equation on ever finer meshes.
  ///
  /// - Throws: ``FokkerPlanckError`` where there is no steady state, transfers have no scale, or the
  ///   tolerance is not reached; `GSLError` if the strength of a collision cannot be integrated.
  public func solve() throws -> MicroscopicSolution {
    try checkSystem()
    let cutoff = try cutoff()
    var last: MicroscopicSolution?
    for level in MicroscopicMesh.levels {
      let mesh = MicroscopicMesh(cutoff: cutoff, level: level)
      var solution = try solve(on: mesh)
      if let last {
        solution.meshChange = abs(solution.conductivity / last.conductivity - 1)
        if solution.meshChange <= settings.tolerance { return solution }
      }
      last = solution
    }
    throw FokkerPlanckError.notConverged(
      change: last?.meshChange ?? .infinity, tolerance: settings.tolerance)
  }

  /// Solves the equation on one mesh.
  package func solve(on mesh: MicroscopicMesh) throws -> MicroscopicSolution {
    let form = try form(on: mesh)
    let system = GalerkinSystem(self, form: form)
    return try MicroscopicSolution(solver: self, mesh: mesh, form: form, system: system)
  }

  /// S where pair collisions tie the slopes of both wires together: the tail of the resonance.
  ///
  /// It is of second order in Delta, inverse to the strength of three-particle scattering, and free of D2, (131).
  ///
  /// - Throws: what ``solve()`` throws; the mesh is not refined.
  func tailConductivity() throws -> Double {
    try checkSystem()
    let mesh = MicroscopicMesh(
      cutoff: (2 * (max(system[.one].fermiEnergy, system[.two].fermiEnergy, 0) + 20)).squareRoot(),
      level: MicroscopicMesh.levels[1])
    let equations = GalerkinSystem(self, form: try form(on: mesh))
    return try equations.commonPower() / 4 * system.flavours.count
  }

  func form(on mesh: MicroscopicMesh) throws -> SoftCollisionForm {
    try SoftCollisionForm(
      triples(on: mesh), splines: mesh.splines, settings: settings)
  }

  func triples(on mesh: MicroscopicMesh) -> SoftTriples {
    SoftTriples(
      system: system,
      rule: OrderedTriples(
        cut: settings.cut, cutoff: mesh.cutoff, thermalScale: system.thermalScale,
        points: mesh.points))
  }

  /// The momentum where the drive has faded and three-particle scattering has taken over from pairs.
  private func cutoff() throws -> Double {
    let top = max(system[.one].fermiEnergy, system[.two].fermiEnergy, 0)
    let first = (2 * (top + 34)).squareRoot()
    let pairs = settings.pairs * system.pairDiffusion
    guard pairs > 0 else { return first }
    let profile = try DiffusionProfile(system, settings: settings, momenta: [0.7 * first])
    let weakest = WireIndex.allCases.map { profile.diffusion($0)[0] }.min() ?? 0
    guard weakest > 0 else { return first }
    let crossover = min(max(log(pairs / weakest), 0), 300)
    return (2 * (top + 34 + crossover)).squareRoot()
  }

  private func checkSystem() throws {
    guard system.hasTransferScale else { throw FokkerPlanckError.noTransferScale }
    guard settings.intrawire > 0 || settings.mixed > 0 else {
      throw FokkerPlanckError.withoutTriples
    }
    guard settings.pairs > 0 || settings.mixed > 0 else { throw FokkerPlanckError.singular }
  }
}

/// How the Fokker-Planck equation of the microscopic kernels is solved.
public struct MicroscopicSettings: Sendable, Equatable {
  /// The smallest distance between two of three momenta that counts, in sqrt(mT).
  ///
  /// A parameter of the answer, not of its accuracy: the derivation takes q -> 0 before everything else and
  /// fails where momenta nearly coincide. The integrand grows like the inverse fourth power of their distance, so
  /// triple coincidences do not integrate. The cut is of the order of 1/a.
  public var cut: Double
  /// The relative accuracy of S that the mesh must reach.
  public var tolerance: Double
  /// A factor on pair collisions.
  public var pairs: Double
  /// A factor on three-particle scattering within a wire, channel a.
  public var intrawire: Double
  /// A factor on mixed scattering, channels b and c.
  public var mixed: Double

  /// Collects the settings.
  public init(
    cut: Double, tolerance: Double = 1e-4, pairs: Double = 1, intrawire: Double = 1,
    mixed: Double = 1
  ) {
    precondition(cut > 0 && cut.isFinite, "the cut is a positive momentum")
    precondition(tolerance > 0, "a tolerance is positive")
    self.cut = cut
    self.tolerance = tolerance
    self.pairs = pairs
    self.intrawire = intrawire
    self.mixed = mixed
  }
}
