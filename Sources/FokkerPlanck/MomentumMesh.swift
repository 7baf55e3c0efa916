import Foundation
import GSLSupport
public import WirePhysics

/// Elements on the momentum axis, each with the Gauss points of its degree.
///
/// The unknown slopes are polynomials in each element, with no condition between elements: (66)
/// contains no derivative of a slope. Functions on the axis are even; the weights count both
/// halves.
public struct MomentumMesh: Sendable {
  /// The momenta k > 0 of the points.
  public let momenta: [Double]
  /// The weights: the sum of weight times value is the integral over the whole axis.
  public let weights: [Double]

  /// Divides the axis.
  ///
  /// - Parameters:
  ///   - cutoff: the largest momentum.
  ///   - elements: the number of elements on the half-axis, with widths proportional to
  ///     1/(1 + k): even in k at the band bottom, even in energy above.
  ///   - points: the number of Gauss points in an element. S converges with the order
  ///     2 * points in the width.
  public init(cutoff: Double, elements: Int, points: Int) {
    precondition(cutoff > 0 && elements > 0 && points > 0, "a mesh needs an extent and points")
    let rule = GaussLegendre(points: points)
    let length = cutoff + 0.5 * cutoff * cutoff
    let edges = (0...elements).map { index in
      (1 + 2 * length * Double(index) / Double(elements)).squareRoot() - 1
    }
    let pairs = zip(edges, edges.dropFirst()).flatMap { rule.rule(from: $0.0, to: $0.1) }
    momenta = pairs.map(\.x)
    weights = pairs.map { 2 * $0.weight }
  }

  /// A mesh that resolves the solution to round-off.
  ///
  /// - Parameters:
  ///   - wires: the wires, whose Fermi points must lie inside.
  ///   - weakestRatio: the smallest D3_s/D2, which sets the momentum where pair collisions give
  ///     way to three-particle scattering.
  public init(wires: WirePair<Wire>, weakestRatio: Double) {
    let top = max(wires.one.fermiEnergy, wires.two.fermiEnergy, 0)
    let crossover = min(max(-log(weakestRatio), 0), 600)
    let cutoff = (2 * (top + 45 + crossover)).squareRoot()
    self.init(cutoff: cutoff, elements: Int(cutoff + 0.25 * cutoff * cutoff), points: 16)
  }

  /// The integral over the whole axis of an even function given at the points.
  func integrate(_ values: (Int) -> Double) -> Double {
    var sum = 0.0
    for i in momenta.indices.reversed() { sum += weights[i] * values(i) }
    return sum
  }
}
