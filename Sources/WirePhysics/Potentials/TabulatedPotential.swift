import Foundation
import GSLSupport

/// A potential given by its values at momenta q >= 0, interpolated by a monotone cubic.
///
/// The table is mirrored to q < 0 and interpolated as a whole, so V(q) is even and has no cusp at
/// q = 0. Outside the table: constant below its first momentum, zero beyond its last one (a table
/// should therefore end where the potential is negligible).
public struct TabulatedPotential: PotentialForm {
  package static let name = "tabulated"
  package static let formula = ""
  package static let decays = true

  /// The momenta, increasing, the first one >= 0.
  public let momenta: [Double]
  /// The values V(q) at the momenta.
  public let values: [Double]
  private let spline: MonotoneSpline

  /// Interpolates a table.
  ///
  /// - Parameters:
  ///   - momenta: at least two momenta q >= 0, strictly increasing.
  ///   - values: as many finite values V(q).
  /// - Throws: ``TableError`` when the table is not of this form.
  public init(momenta: [Double], values: [Double]) throws {
    try Self.check(momenta, values)
    self.momenta = momenta
    self.values = values
    let mirrored = momenta.first == 0 ? 1 : 0
    spline = try MonotoneSpline(
      x: momenta.dropFirst(mirrored).reversed().map { -$0 } + momenta,
      y: values.dropFirst(mirrored).reversed() + values)
  }

  /// The interpolated value at q >= 0.
  package func value(_ q: Double) -> Double { q <= range ? spline(q) : 0 }

  /// The table is mirrored, so its slope at q = 0 is zero.
  package var isSmooth: Bool { true }

  package var strength: Double { 1 }
  package var unit: Self { self }
  package func scaled(by factor: Double) -> Self {
    // Scaling cannot make a valid table invalid unless it overflows.
    guard let scaled = try? Self(momenta: momenta, values: values.map { factor * $0 })
    else { preconditionFailure("a table scaled by \(factor) is not finite") }
    return scaled
  }
  package func dilated(by s: Double) -> Self? { nil }

  /// The last momentum of the table, beyond which the potential is zero.
  package var range: Double { momenta[momenta.count - 1] }

  /// The first momentum at which the interpolant has fallen to half of its value at zero.
  package var halfWidth: Double {
    let half = 0.5 * value(0)
    guard let row = values.firstIndex(where: { abs($0) <= abs(half) || $0 * half < 0 }), row > 0
    else { return range }
    let bracket = momenta[row - 1]...momenta[row]
    return (try? RootFinder.brent({ value($0) - half }, in: bracket)) ?? momenta[row]
  }

  package func words(hash: ([Double]) -> String) -> String {
    "\(Self.name) \(momenta.count) rows, hash \(hash(momenta + values))"
  }

  private static func check(_ momenta: [Double], _ values: [Double]) throws {
    guard momenta.count == values.count else {
      throw TableError.tableLengths(momenta: momenta.count, values: values.count)
    }
    guard momenta.count >= 2 else { throw TableError.tableTooShort(momenta.count) }
    guard momenta[0] >= 0 else { throw TableError.negativeMomentum }
    for row in momenta.indices {
      guard momenta[row].isFinite, values[row].isFinite else {
        throw TableError.notFinite(row: row + 1)
      }
      guard row == 0 || momenta[row] > momenta[row - 1] else {
        throw TableError.notIncreasing(row: row + 1)
      }
    }
  }
}

/// Integrals, interval by interval: V is a cubic in each.
extension TabulatedPotential {
  /// q V^2 has degree 7, for which four points of Gauss and Legendre are exact.
  package var pairDiffusion: Double {
    intervals.reduce(0) { sum, interval in
      sum + Self.rule.integrate(from: interval.0, to: interval.1) { $0 * value($0) * value($0) }
    } / (16 * .pi)
  }

  /// The Fourier integral of the interpolant, exact at any x but for round-off.
  package var realSpace: RealSpaceForm? {
    .table { x in
      intervals.reduce(0) { sum, interval in sum + cosineIntegral(over: interval, x) } / .pi
    }
  }

  /// Int V(q) cos(q x) dq over an interval, from Int_-1^1 P_n(t) exp(i w t) dt = 2 i^n j_n(w).
  private func cosineIntegral(over interval: (Double, Double), _ x: Double) -> Double {
    let half = 0.5 * (interval.1 - interval.0)
    let middle = 0.5 * (interval.0 + interval.1)
    // The coefficients of V in Legendre polynomials, exact for cubics.
    var c = SIMD4<Double>()
    for (t, weight) in zip(Self.rule.nodes, Self.rule.weights) {
      let legendre = SIMD4(1, t, 0.5 * (3 * t * t - 1), 0.5 * t * (5 * t * t - 3))
      c += weight * value(middle + half * t) * SIMD4(0.5, 1.5, 2.5, 3.5) * legendre
    }
    let j = SIMD4((0..<4).map { SpecialFunctions.sphericalBessel($0, half * x) })
    return 2 * half
      * (cos(middle * x) * (c[0] * j[0] - c[2] * j[2])
        - sin(middle * x) * (c[1] * j[1] - c[3] * j[3]))
  }

  private static let rule = GaussLegendre(points: 4)

  private var intervals: Zip2Sequence<[Double], ArraySlice<Double>> {
    let knots = momenta.first == 0 ? momenta : [0] + momenta
    return zip(knots, knots.dropFirst())
  }
}

extension TabulatedPotential: Equatable {
  /// Tables are equal when their rows are.
  public static func == (left: Self, right: Self) -> Bool {
    left.momenta == right.momenta && left.values == right.values
  }
}

extension Potential {
  /// A table, interpolated.
  public static func tabulated(_ table: TabulatedPotential) -> Potential { Potential(table) }
}
