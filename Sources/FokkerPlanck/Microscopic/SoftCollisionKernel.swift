public import WirePhysics

/// D3_s(k) and the kernel of C_s(k) of soft three-particle scattering on a mesh.
///
/// Equations (S9)-(S20) as one quadratic form, a sum over triples of mesh points of
/// s(1, 2, 3) [(k_2 - k_3) g_1' + (k_3 - k_1) g_2' + (k_1 - k_2) g_3']^2. The bracket vanishes for
/// g' = 1 and for g' = k, so momentum, the partial laws (75)-(77) and the zero mode (88)
/// hold on the mesh to round-off, whatever its resolution; the diffusion coefficients are the sums
/// that this demands.
public struct SoftCollisionKernel: Sendable {
  /// The mesh.
  public let mesh: MomentumMesh
  /// The kernel K_ss'(k_i, k_j): C_s(k_i) = Sum_j w_j zeta^2(k_j) K(i, j) g'(k_j), wire 1 first.
  public let kernel: [[Double]]
  /// The share of the form that comes from triples with two momenta closer than twice the cut.
  ///
  /// Measured on D3_1 and D3_2 averaged over the thermal factors; a large share means that the cut decides.
  public let nearShare: Double
  private let wires: WirePair<Wire>

  /// Sums over all triples of the mesh, mirrored to both signs of k.
  ///
  /// - Parameters:
  ///   - diffusion: the system and the cut.
  ///   - mesh: the mesh; its spacing should be well below the cut.
  ///   - intrawire: a factor on scattering within one wire, channel a.
  ///   - mixed: a factor on channels b and c.
  /// - Throws: `GSLError` if a potential needs a quadrature that fails.
  public init(
    _ diffusion: SoftDiffusion, mesh: MomentumMesh, intrawire: Double = 1, mixed: Double = 1
  ) throws {
    self.mesh = mesh
    wires = diffusion.system.wires
    var sums = TripleSums(diffusion, mesh: mesh)
    for wire in WireIndex.allCases where intrawire > 0 {
      // All three electrons alike: each triple is met three times as (pair, partner).
      try sums.add(pair: wire, partner: wire, factor: intrawire / 3)
    }
    for wire in WireIndex.allCases where mixed > 0 {
      try sums.add(pair: wire, partner: wire.other, factor: mixed)
    }
    kernel = sums.kernel
    nearShare = sums.total > 0 ? sums.near / sums.total : 0
  }

  /// D3_s at a mesh point that goes to wire `target`: C_s of a unit slope there.
  public func response(_ wire: WireIndex, _ point: Int, to target: WireIndex) -> Double {
    let n = mesh.momenta.count
    let row = kernel[wire.rawValue * n + point]
    var sum = 0.0
    for j in 0..<n {
      sum +=
        mesh.weights[j] * wires[target].zetaSquared(mesh.momenta[j])
        * row[target.rawValue * n + j]
    }
    return sum
  }

  /// The coefficients for ``FokkerPlanckSolver`` on the same mesh.
  ///
  /// - Parameter pairDiffusion: D2.
  public func coefficients(pairDiffusion: Double) -> FokkerPlanckCoefficients {
    let n = mesh.momenta.count
    let places = Dictionary(uniqueKeysWithValues: zip(mesh.momenta, 0..<n))
    let responses = WirePair { wire in
      WirePair { target in (0..<n).map { response(wire, $0, to: target) } }
    }
    let (momenta, last) = (mesh.momenta, n - 1)
    /// Profiles are read at mesh points; elsewhere the next one above answers.
    let place: @Sendable (Double) -> Int = { k in
      places[abs(k)] ?? (momenta.firstIndex { $0 >= abs(k) } ?? last)
    }
    return FokkerPlanckCoefficients(
      pairDiffusion: pairDiffusion, intrawire: { responses[$0][$0][place($1)] },
      interwire: { responses[$0][$0.other][place($1)] },
      integralTerm: IntegralTerm(
        functions: WireIndex.allCases.flatMap { own in
          (0..<n).map { Self.indicator(own, $0, places) }
        }, coupling: kernel))
  }

  /// One at a mesh point of a wire, zero at all others.
  private static func indicator(
    _ own: WireIndex, _ index: Int, _ places: [Double: Int]
  ) -> FokkerPlanckCoefficients.Profile {
    { wire, k in wire == own && places[abs(k)] == index ? 1 : 0 }
  }
}
