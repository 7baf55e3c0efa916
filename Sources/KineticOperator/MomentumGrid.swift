import Collisions
import Foundation
public import WirePhysics

/// The knots of a spline basis on the half axis, from the band bottom to the momentum cutoff.
public struct MomentumGrid: Sendable, Hashable {
  /// How knots are placed.
  public enum Spacing: String, Sendable, Hashable, CaseIterable {
    /// Denser at the band bottom and in the thermal windows of both wires.
    case auto
    /// Even.
    case uniform
  }

  /// Ascending, from 0 to the cutoff, in sqrt(mT).
  public let breakpoints: [Double]
  /// How they were placed.
  public let spacing: Spacing

  /// Places knots.
  /// - Parameters:
  ///   - intervals: the number of intervals on the half axis.
  ///   - cutoff: the last knot, in sqrt(mT); beyond it the last polynomial piece goes on.
  ///   - spacing: even, or adapted to the wires.
  ///   - wires: the wires whose thermal windows get more knots.
  public init(intervals: Int, cutoff: Double, spacing: Spacing, wires: [Wire]) {
    precondition(intervals > 0 && cutoff > 0 && cutoff.isFinite)
    self.spacing = spacing
    switch spacing {
    case .uniform:
      breakpoints = (0...intervals).map { cutoff * Double($0) / Double(intervals) }
    case .auto:
      breakpoints =
        SamplingMap(over: 0...cutoff, uniformShare: 0.5, cells: intervals) { k in
          Self.features(at: k, wires: wires)
        }.edges
    }
  }

  /// The last knot, in sqrt(mT).
  public var cutoff: Double { breakpoints[breakpoints.count - 1] }

  /// The number of intervals on the half axis.
  public var intervals: Int { breakpoints.count - 1 }

  /// The largest momentum that samplers and integrals reach: 20 T of kinetic energy past the cutoff.
  public var reach: Double { (cutoff * cutoff + 40).squareRoot() }

  /// A cutoff by which the thermal factor of the denser wire has fallen by exp(-35).
  ///
  /// For weak three-particle scattering g grows like exp(k^2/2) beyond the Fermi points, so the
  /// cutoff is far out and is one of the things to converge.
  public static func automaticCutoff(for wires: [Wire]) -> Double {
    let highest = wires.map(\.fermiEnergy).max() ?? 0
    return (2 * (max(highest, 0) + 35)).squareRoot()
  }

  /// Where g' changes fastest: the band bottom, on the scale sqrt(mT), and the thermal windows.
  private static func features(at k: Double, wires: [Wire]) -> Double {
    let windows = wires.reduce(0) { $0 + $1.zeta(k) / (1 + $1.zeta(k)) * max(1, k) }
    return windows / Double(wires.count) + exp(-k * k / 3)
  }
}
