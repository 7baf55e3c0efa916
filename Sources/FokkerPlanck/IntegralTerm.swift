/// The integral term C_s(k) of the Fokker-Planck equation as a functional of the slopes.
///
/// C_s(k) = Sum_ij f_i(s, k) G_ij Sum_s' Int dk' zeta_s'^2 f_j(s', k') g_s''(k'), a separable kernel
/// of finite rank with a symmetric coupling G; (82) has rank two. A kernel known on a grid
/// enters through the factors of its decomposition.
public struct IntegralTerm: Sendable {
  /// The functions f_i(s, k), even in k.
  public var functions: [FokkerPlanckCoefficients.Profile]
  /// The coupling G_ij, by rows.
  public var coupling: [[Double]]

  /// Collects the factors of the kernel.
  public init(functions: [FokkerPlanckCoefficients.Profile], coupling: [[Double]]) {
    precondition(
      coupling.count == functions.count && coupling.allSatisfy { $0.count == functions.count },
      "the coupling is a square matrix of the size of the list of functions")
    self.functions = functions
    self.coupling = coupling
  }

  /// The rank of the kernel.
  public var rank: Int { functions.count }

  /// The coupling applied to a vector of moments.
  func couple(_ moments: [Double]) -> [Double] {
    coupling.map { row in zip(row, moments).reduce(0) { $0 + $1.0 * $1.1 } }
  }
}
