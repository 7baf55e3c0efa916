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
    // The equations are those of one flavour, the same for each.
    conductivity = equations.power(u) / 4 * solver.system.flavours.count
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
  /// - Parameters:
  ///   - wire: which wire.
  ///   - k: within the cutoff, in sqrt(mT).
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

extension MicroscopicSolution {
  /// How much of the three-particle part of g^T Q g comes from momenta close to each other.
  ///
  /// The quadrature runs over gaps above the cut only; what lies below is not part of the solution.
  /// - Parameter gaps: distances, ascending.
  /// - Returns: for each, the share of triples whose closest pair is nearer than that.
  /// - Throws: `GSLError` if a potential needs a quadrature that fails.
  public func nearShares(_ gaps: [Double]) throws -> [Double] {
    let solver = MicroscopicSolver(system: system, settings: settings)
    let triples = solver.triples(on: mesh)
    var sums = gaps.map { _ in 0.0 }
    var total = 0.0
    for (arrangement, factor) in TripleArrangement.all(settings) {
      let wires = arrangement.wires
      try triples.forEach(arrangement, strength: factor) { triple in
        let k = triple.momenta
        // The common drift gives nothing; without it the digits of the rest are kept.
        let bracket =
          (k.1 - k.2) * regularSlope(wires[0], k.0) + (k.2 - k.0) * regularSlope(wires[1], k.1)
          + (k.0 - k.1) * regularSlope(wires[2], k.2)
        let heat = triple.weight * bracket * bracket
        total += heat
        for (index, gap) in gaps.enumerated() where triple.smallestGap < gap {
          sums[index] += heat
        }
      }
    }
    return sums.map { total > 0 ? $0 / total : 0 }
  }
}
