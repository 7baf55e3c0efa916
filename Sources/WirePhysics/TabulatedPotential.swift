import GSLSupport

/// A potential given by its values at momenta q >= 0, interpolated by a monotone cubic.
///
/// The table is mirrored to q < 0 and interpolated as a whole, so V(q) is even and has no cusp at
/// q = 0. Outside the table: constant below its first momentum, zero beyond its last one (a table
/// should therefore end where the potential is negligible).
public struct TabulatedPotential: Sendable {
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
  /// - Throws: ``PotentialError`` when the table is not of this form.
  public init(momenta: [Double], values: [Double]) throws {
    try Self.check(momenta, values)
    self.momenta = momenta
    self.values = values
    let mirrored = momenta.first == 0 ? 1 : 0
    spline = try MonotoneSpline(
      x: momenta.dropFirst(mirrored).reversed().map { -$0 } + momenta,
      y: values.dropFirst(mirrored).reversed() + values)
  }

  /// The last momentum of the table, beyond which the potential is zero.
  public var largestMomentum: Double { momenta[momenta.count - 1] }

  /// The same table with every value multiplied by `factor`.
  public func scaled(by factor: Double) -> TabulatedPotential {
    // Scaling cannot make a valid table invalid unless it overflows.
    guard let scaled = try? TabulatedPotential(momenta: momenta, values: values.map { factor * $0 })
    else { preconditionFailure("a table scaled by \(factor) is not finite") }
    return scaled
  }

  /// The interpolated value at q >= 0.
  func value(_ q: Double) -> Double { q <= largestMomentum ? spline(q) : 0 }

  /// The integral of q V(q)^2 from 0 to the end of the table.
  var firstMoment: Double {
    // V is cubic between two momenta, so q V^2 has degree 7: four Gauss points are exact.
    let rule = GaussLegendre(points: 4)
    let knots = momenta.first == 0 ? momenta : [0] + momenta
    return zip(knots, knots.dropFirst()).reduce(0) { sum, interval in
      sum + rule.integrate(from: interval.0, to: interval.1) { $0 * value($0) * value($0) }
    }
  }

  private static func check(_ momenta: [Double], _ values: [Double]) throws {
    guard momenta.count == values.count else {
      throw PotentialError.tableLengths(momenta: momenta.count, values: values.count)
    }
    guard momenta.count >= 2 else { throw PotentialError.tableTooShort(momenta.count) }
    guard momenta[0] >= 0 else { throw PotentialError.negativeMomentum }
    for row in momenta.indices {
      guard momenta[row].isFinite, values[row].isFinite else {
        throw PotentialError.notFinite(row: row + 1)
      }
      guard row == 0 || momenta[row] > momenta[row - 1] else {
        throw PotentialError.notIncreasing(row: row + 1)
      }
    }
  }
}

extension TabulatedPotential: Equatable {
  /// Tables are equal when their rows are.
  public static func == (left: Self, right: Self) -> Bool {
    left.momenta == right.momenta && left.values == right.values
  }
}
