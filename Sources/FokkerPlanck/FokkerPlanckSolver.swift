import Foundation
public import WirePhysics

/// Solves the Fokker-Planck equation (70) on a mesh, for E0 = 0 and E1 - E2 = 1.
///
/// The slopes are g_s' = <g_s'> + v_s. At each point the two equations (70) are solved for v_s in
/// terms of a few numbers: the difference delta of the averages, an excess field eps common to
/// both wires, and the moments of v under the factors of the integral term. These follow from a
/// small dense system. The common drift never enters, so the zero mode (88) is exact; the
/// excess field vanishes when the coefficients conserve momentum.
public struct FokkerPlanckSolver: Sendable {
  /// The wires.
  public let wires: WirePair<Wire>
  /// The coefficients.
  public let coefficients: FokkerPlanckCoefficients
  /// The mesh.
  public let mesh: MomentumMesh

  /// Prepares a solution.
  ///
  /// - Parameters:
  ///   - wires: the wires.
  ///   - coefficients: D2, D3_s(k) and C_s.
  ///   - mesh: the mesh; by default one that resolves the solution to round-off.
  public init(
    wires: WirePair<Wire>, coefficients: FokkerPlanckCoefficients, mesh: MomentumMesh? = nil
  ) {
    self.wires = wires
    self.coefficients = coefficients
    self.mesh = mesh ?? Self.defaultMesh(wires, coefficients)
  }

  /// Solves the equation.
  ///
  /// - Throws: ``FokkerPlanckError`` when a diffusion coefficient is not positive, or the
  ///   equations for the averages are singular.
  public func solve() throws -> FokkerPlanckSolution {
    let system = try PointwiseSystem(self)
    let unknowns = try averages(system)
    return FokkerPlanckSolution(solver: self, system: system, unknowns: unknowns)
  }

  /// Solves <v_1> = <v_2> = 0 and moment_i = <f_i v> for delta, eps and the moments.
  private func averages(_ system: PointwiseSystem) throws -> [Double] {
    let rank = coefficients.integralTerm.rank
    var rows: [[Double]] = []
    var right: [Double] = []
    for wire in WireIndex.allCases {
      let moments = system.responses.map { response in
        mesh.integrate { system.z[$0][wire] * response.v[$0][wire] }
      }
      rows.append(system.columns(moments))
      right.append(-moments[0])
    }
    for i in 0..<rank {
      let moments = system.responses.map { response in
        mesh.integrate { point in
          WireIndex.allCases.reduce(0) {
            $0 + system.z[point][$1] * system.factors[i][point][$1] * response.v[point][$1]
          }
        }
      }
      var row = system.columns(moments)
      row[2 + i] -= 1
      rows.append(row)
      right.append(-moments[0])
    }
    guard let (x, condition) = LinearSystem.solve(rows, right), condition > 1e-200 else {
      throw FokkerPlanckError.singular
    }
    return x
  }

  /// A mesh up to where the weakest D3 takes over from pair collisions.
  private static func defaultMesh(
    _ wires: WirePair<Wire>, _ coefficients: FokkerPlanckCoefficients
  ) -> MomentumMesh {
    var weakest = Double.infinity
    for wire in WireIndex.allCases {
      for k in [0, wires[wire].fermiMomentum, 2 * wires[wire].fermiMomentum + 1] {
        let sum = coefficients.intrawire(wire, k) + coefficients.interwire(wire, k)
        weakest = min(weakest, sum)
      }
    }
    let ratio = coefficients.pairDiffusion > 0 ? weakest / coefficients.pairDiffusion : 1
    return MomentumMesh(wires: wires, weakestRatio: ratio)
  }
}
