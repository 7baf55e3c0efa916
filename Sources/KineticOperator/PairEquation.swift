import Foundation
import Statistics
public import WirePhysics

/// The integral equation of pair collisions alone, (14) at omega = 0, solved on finer and finer grids.
///
/// A second way to the answer of samples that has nothing random in it. At Delta != 0 it has no solution (28).
public struct PairEquation: Sendable {
  /// The answer on one grid.
  public struct Level: Sendable, Equatable, Codable {
    /// Knot intervals of the splines.
    public let intervals: Int
    /// Their last knot, in sqrt(mT).
    public let cutoff: Double
    /// Gauss points in each piece of an axis.
    public let points: Int
    /// S on this grid, in e^2/sqrt(mT): a lower bound but for the quadrature.
    public let conductivity: Double
  }

  /// A solution.
  public struct Solution: Sendable {
    /// The grids that were tried, from coarse to fine.
    public let levels: [Level]
    /// The splines of the last one.
    public let basis: SplineBasis
    /// Their coefficients of g_1 and g_2, for E1 - E2 = 1.
    public let distributions: [[Double]]

    /// S on the finest grid, in e^2/sqrt(mT).
    public var conductivity: Double { levels[levels.count - 1].conductivity }

    /// How much S changed by the last refinement, relative.
    ///
    /// It bounds what is left where steps shrink. For very soft potentials they do not: g grows beyond the Fermi points
    /// so fast that momenta up to about the length of the potential, in units of sqrt(mT), take part.
    public var change: Double { PairEquation.change(levels) }
  }

  /// Levels at most: the finest has ten times as many intervals as the first.
  static let levelCount = 7
  /// Knot intervals of the first level.
  static let firstIntervals = 24

  private let doubleWire: DoubleWire
  private let strength: Double

  /// The equation of two wires.
  /// - Parameters:
  ///   - doubleWire: the wires and their interaction.
  ///   - strength: multiplies the rate of pair collisions.
  public init(_ doubleWire: DoubleWire, strength: Double = 1) {
    self.doubleWire = doubleWire
    self.strength = strength
  }

  /// Whether it has a solution: equal chemical potentials, and collisions.
  public var isSolvable: Bool {
    doubleWire.mismatch == 0 && strength > 0 && doubleWire.pairDiffusion > 0
  }

  /// Refines until S changes by less than a tolerance, or the finest level is done.
  ///
  /// - Parameters:
  ///   - tolerance: relative.
  ///   - threads: how many threads work; no number depends on it.
  /// - Returns: nil if the wires slide without friction.
  /// - Throws: `GSLError` or `LapackError`.
  public func solve(tolerance: Double, threads: Int = 1) throws -> Solution? {
    var solution: Solution?
    repeat {
      guard let next = try refined(after: solution?.levels ?? [], threads: threads) else {
        return nil
      }
      solution = next
    } while solution.map { !isFine($0.levels, tolerance: tolerance) } ?? false
    return solution
  }

  /// Whether no further level is to be tried after these.
  package func isFine(_ levels: [Level], tolerance: Double) -> Bool {
    Self.change(levels) < tolerance || levels.count >= Self.levelCount
  }

  private static func change(_ levels: [Level]) -> Double {
    guard levels.count > 1 else { return .infinity }
    return abs(levels[levels.count - 2].conductivity / levels[levels.count - 1].conductivity - 1)
  }

  /// The next level: half as many intervals again, a cutoff a quarter of the automatic one farther out, and one
  /// Gauss point more.
  ///
  /// - Parameters:
  ///   - levels: those that are done.
  ///   - threads: how many threads work; no number depends on it.
  /// - Returns: nil if the wires slide without friction.
  /// - Throws: `GSLError` or `LapackError`.
  package func refined(after levels: [Level], threads: Int) throws -> Solution? {
    guard isSolvable else { return nil }
    let wires = WireIndex.allCases.map { doubleWire[$0] }
    let intervals = Int(Double(Self.firstIntervals) * pow(1.5, Double(levels.count)))
    // Beyond the second bound the product of the four thermal factors is no number.
    let cutoff = min(
      MomentumGrid.automaticCutoff(for: wires) * (1.25 + 0.25 * Double(levels.count)),
      (2 * (max(wires[0].fermiEnergy, 0) + 320)).squareRoot())
    let basis = try SplineBasis(
      grid: MomentumGrid(intervals: intervals, cutoff: cutoff, spacing: .auto, wires: wires),
      degree: 5, parity: .odd)
    let quadrature = PairQuadrature(
      doubleWire, basis: basis, points: 4 + levels.count, strength: strength)
    guard
      case .reached(let state) = try quadrature.kineticOperator(threads: threads).steadyState()
    else { return nil }
    let found = Level(
      intervals: intervals, cutoff: cutoff, points: quadrature.points,
      conductivity: state.S.value)
    return Solution(
      levels: levels + [found], basis: basis, distributions: state.distributions)
  }
}
