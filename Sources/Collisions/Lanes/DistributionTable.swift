import VectorMath
public import WirePhysics

/// A pair of odd functions g_1(k), g_2(k) as cubics on even steps, for eight momenta at a time.
///
/// For scalar estimates of Q(g, g), where g is read six times a collision. What is tabulated is itself
/// the trial function: values and slopes of g at the steps, cubics in between.
public struct DistributionTable: Sendable {
  private let inverseStep: Double
  private let last: Double
  /// Coefficients in powers of the place within a step: four of the first wire, then four of the second.
  private let pieces: [SIMD8<Double>]

  /// Tabulates g; beyond the reach the last cubic goes on.
  /// - Parameters:
  ///   - reach: the end of the table, in sqrt(mT).
  ///   - steps: the number of steps.
  ///   - value: g of a wire at k >= 0.
  ///   - slope: its derivative.
  public init(
    reach: Double, steps: Int = 1024, value: (WireIndex, Double) -> Double,
    slope: (WireIndex, Double) -> Double
  ) {
    precondition(reach > 0 && steps > 0)
    let step = reach / Double(steps)
    inverseStep = 1 / step
    last = Double(steps) - 0.5
    func piece(_ wire: WireIndex, _ index: Int) -> SIMD4<Double> {
      let (left, right) = (Double(index) * step, Double(index + 1) * step)
      let (a, b) = (value(wire, left), value(wire, right))
      let (da, db) = (slope(wire, left) * step, slope(wire, right) * step)
      return SIMD4(a, da, 3 * (b - a) - 2 * da - db, 2 * (a - b) + da + db)
    }
    pieces = (0..<steps).map {
      SIMD8(lowHalf: piece(.one, $0), highHalf: piece(.two, $0))
    }
  }

  /// Where eight momenta are in the table of a wire.
  struct Place {
    fileprivate let row: SIMD8<Int32>
    fileprivate let fraction: SIMD8<Double>
    fileprivate let momenta: SIMD8<Double>
  }

  /// Finds momenta in the table; for all who read g of both wires there.
  @inline(__always)
  func place(_ k: SIMD8<Double>) -> Place {
    let x = VectorMath.magnitude(k) * inverseStep
    let index = VectorMath.truncate(VectorMath.minimum(x, SIMD8(repeating: last)))
    return Place(row: index &* 8, fraction: x - VectorMath.double(index), momenta: k)
  }

  /// g of a wire at eight places.
  @inline(__always)
  func values(_ place: Place, _ wire: Int) -> SIMD8<Double> {
    let t = place.fraction
    let value = pieces.withUnsafeBufferPointer { pieces in
      let base =
        UnsafeRawPointer(pieces.baseAddress.unsafelyUnwrapped)
        .assumingMemoryBound(to: Double.self) + 4 &* wire
      let (c0, c1, c2, c3) = VectorMath.gatherRows(base, place.row)
      let upper = VectorMath.multiplyAdd(c3, t, c2)
      return VectorMath.multiplyAdd(VectorMath.multiplyAdd(upper, t, c1), t, c0)
    }
    return VectorMath.flip(value, bySignOf: place.momenta)
  }

  /// g of a wire at eight momenta.
  @inline(__always)
  package func values(_ k: SIMD8<Double>, _ wire: Int) -> SIMD8<Double> { values(place(k), wire) }

  /// The sum of `weight * (D g)^2` over the rows of a batch.
  public func form(_ batch: CollisionBatch) -> Double {
    var total = SIMD8<Double>()
    forEachEight(of: batch) { _, _, contributions in total += contributions }
    return total.sum()
  }

  /// `weight * (D g)^2` of each row of a batch.
  func contributions(_ batch: CollisionBatch) -> [Double] {
    var result = Array(repeating: 0.0, count: batch.count)
    forEachEight(of: batch) { row, lanes, contributions in
      for lane in 0..<lanes { result[row + lane] = contributions[lane] }
    }
    return result
  }

  /// `weight * (D g)^2` of eight rows at a time; zeros after the last one.
  @inline(__always)
  private func forEachEight(
    of batch: CollisionBatch, _ body: (_ row: Int, _ lanes: Int, SIMD8<Double>) -> Void
  ) {
    let wires = batch.process.wires.map(\.rawValue)
    let arity = wires.count
    batch.withColumns { momenta, weights in
      for row in stride(from: 0, to: weights.count, by: 8) {
        let lanes = min(8, weights.count - row)
        var d = SIMD8<Double>()
        for leg in 0..<arity {
          d +=
            values(Self.load(momenta[arity + leg] + row, lanes), wires[leg])
            - values(Self.load(momenta[leg] + row, lanes), wires[leg])
        }
        let w = Self.load(weights.baseAddress.unsafelyUnwrapped + row, lanes)
        body(row, lanes, w * (d * d))
      }
    }
  }

  /// Up to eight numbers of a column; zeros after the last.
  @inline(__always)
  private static func load(_ column: UnsafePointer<Double>, _ lanes: Int) -> SIMD8<Double> {
    if lanes == 8 { return UnsafeRawPointer(column).loadUnaligned(as: SIMD8<Double>.self) }
    var result = SIMD8<Double>()
    for lane in 0..<lanes { result[lane] = column[lane] }
    return result
  }
}
