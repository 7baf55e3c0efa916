import Foundation
import WirePhysics

/// Where momenta are proposed: at the Fermi points, at the band bottom, and evenly in between.
///
/// Never from the thermal factor alone: for weak three-particle scattering drag is decided at the
/// band bottom, by holes whose thermal weight is exp(-eps_F/T), and beyond the Fermi points.
enum MomentumProposal {
  /// The share of the probability spread evenly up to the momentum limit.
  private static let uniformShare = 0.3

  /// A proposal that covers the thermal windows of some wires and the band bottom.
  /// - Parameters:
  ///   - wires: the wires whose windows zeta^2 are covered.
  ///   - limit: the largest momentum, in sqrt(mT).
  static func map(for wires: [Wire], limit: Double) -> SamplingMap {
    SamplingMap(over: -limit...limit, uniformShare: uniformShare) { target($0, wires) }
  }

  /// The same in even steps, for samplers that read densities more often than they draw.
  /// - Parameters:
  ///   - wires: the wires whose windows zeta^2 are covered.
  ///   - limit: the largest momentum, in sqrt(mT).
  static func steps(for wires: [Wire], limit: Double) -> StepDensity {
    StepDensity(over: -limit...limit, uniformShare: uniformShare) { target($0, wires) }
  }

  static func target(_ k: Double, _ wires: [Wire]) -> Double {
    let windows = wires.reduce(0) { $0 + $1.zetaSquared(k) / $1.thermalMomentum }
    return windows / Double(wires.count) + bandBottom(k)
  }

  /// A normalized density of width sqrt(mT) at the band bottom, exp(-k^2)/sqrt(pi).
  private static func bandBottom(_ k: Double) -> Double {
    0.564_189_583_547_756_3 * exp(-k * k)
  }
}
