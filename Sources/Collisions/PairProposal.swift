import Foundation
import WirePhysics

/// Where pairs of momenta are proposed.
///
/// Where small transfers carry deviations from one Fermi point to the other over the band bottom, the middle of the
/// two momenta and their distance are drawn one by one. Where transfers across the Fermi sea beat the activation
/// exp(-2 eps_F/T) of the band bottom, no product of two densities describes the pairs that decide: both are drawn
/// together.
enum PairProposal: Sendable {
  /// K = (k + k')/2 as any momentum, q = k' - k > 0 from a density that vanishes like q.
  case separate(centre: SamplingMap, transfer: SamplingMap)
  /// k and q together.
  case joint(JointPairProposal)

  /// By how much, as a logarithm, transfers across the Fermi sea beat the band bottom where pairs are drawn together.
  private static let crossing = 8.0
  /// The share of effective samples at the band bottom below which pairs are drawn together.
  private static let leastShare = 0.25

  /// Prepares the densities.
  /// - Parameters:
  ///   - wires: the two wires.
  ///   - limit: the largest abs(K), or magnitude of the lower momentum, in sqrt(mT).
  ///   - interaction: V_eff.
  ///   - kernel: how strongly pair collisions join two momenta.
  init(
    _ wires: [Wire], limit: Double, interaction: PairInteraction,
    _ kernel: PairKernel
  ) {
    let reach = wires.reduce(0) { max($0, $1.fermiMomentum) } + 1
    func transfer(_ q: Double) -> Double {
      // Beyond both Fermi points the thermal factors of a symmetric exchange cut the transfer off.
      let excess = max(0, q / 2 - reach)
      let v = interaction(q)
      return q * v * v * exp(-excess * excess)
    }
    if Self.crosses(wires, interaction)
      || Self.share(wires, interaction, transfer) < Self.leastShare
    {
      self = .joint(JointPairProposal(wires, limit: limit, kernel, transfer: transfer))
    } else {
      self = .separate(
        centre: MomentumProposal.map(for: wires, limit: limit),
        transfer: SamplingMap(over: 0...2 * limit, uniformShare: 0.1, target: transfer))
    }
  }

  /// Whether V_eff(2 k_F)^2 is large beside exp(-2 eps_F/T) times V_eff^2 of a small transfer.
  private static func crosses(_ wires: [Wire], _ interaction: PairInteraction) -> Bool {
    let sea = wires.reduce(Double.infinity) { min($0, $1.fermiEnergy) }
    guard sea > 0 else { return false }
    let momentum = (2 * sea).squareRoot()
    let small = min(interaction.potential.halfWidth, momentum)
    let ratio = abs(interaction(2 * momentum) / interaction(small))
    return 2 * log(ratio) + 2 * sea > crossing
  }

  /// The share of effective samples among the pairs that lie evenly around the band bottom.
  ///
  /// In the Fermi sea z1 z2(k) z1 z2(k') with k' = -k = q/2 goes like exp(q^2/4): the farther a transfer carries over the
  /// band bottom, the less of a hole it needs. A density q V_eff^2 of transfers knows nothing of it, and where
  /// V_eff^2 falls hardly faster than this grows, a few of its samples carry all of the weight.
  private static func share(
    _ wires: [Wire], _ interaction: PairInteraction, _ transfer: (Double) -> Double
  ) -> Double {
    let sea = wires.reduce(Double.infinity) { min($0, $1.fermiMomentum) }
    guard sea > 0 else { return 1 }
    let steps = 512
    // As logarithms: both factors leave the range of numbers.
    let terms = (0..<steps).map { step in
      let q = 2 * sea * (Double(step) + 0.5) / Double(steps)
      return (log(transfer(q)), q * q / 4)
    }
    func logSum(_ power: Double) -> Double {
      let exponents = terms.map { $0.0 + power * $0.1 }
      let largest = exponents.max() ?? 0
      return largest + log(exponents.reduce(0) { $0 + exp($1 - largest) })
    }
    let share = exp(2 * logSum(1) - logSum(0) - logSum(2))
    return share.isNaN ? 1 : share
  }

  /// The pairs k, k' = k + q for uniform random numbers, and q times the density of (k, q) there.
  @inline(__always)
  func points(
    _ u: SIMD8<Double>, _ v: SIMD8<Double>
  ) -> (k: SIMD8<Double>, kOut: SIMD8<Double>, q: SIMD8<Double>, divisor: SIMD8<Double>) {
    switch self {
    case .separate(let centre, let transfer):
      let (middle, centreDensity) = centre.points(u)
      let (q, transferDensity) = transfer.points(v)
      return (
        middle - q * 0.5, middle + q * 0.5, q, q * centreDensity * transferDensity
      )
    case .joint(let proposal):
      let (k, q, density) = proposal.points(u, v)
      return (k, k + q, q, q * density)
    }
  }
}
